package dev.maximus.engine.run;

/** What the engine refuses, with a message for the person who wrote the program. */
final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EngineException(String message) {
    super(message);
  }
}
