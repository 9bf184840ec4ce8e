package dev.maximus.cli;

import java.util.List;

/** A command cannot do its work. The first line says what is wrong, the others say more. */
final class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> details;

  FailureException(String message, List<String> details) {
    super(message);
    this.details = List.copyOf(details);
  }

  FailureException(String message, Throwable cause) {
    super(message, cause);
    this.details = List.of();
  }

  FailureException(String message) {
    this(message, List.of());
  }

  List<String> details() {
    return details;
  }
}
