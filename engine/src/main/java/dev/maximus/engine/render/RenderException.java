package dev.maximus.engine.render;

import java.util.List;

/** Why nothing was rendered: every fault that was found, one sentence each. */
public final class RenderException extends RuntimeException {
  private final transient List<String> faults;

  RenderException(String subject, List<String> faults) {
    super(message(subject, faults));
    this.faults = List.copyOf(faults);
  }

  RenderException(String fault) {
    super(fault);
    this.faults = List.of(fault);
  }

  RenderException(String fault, Throwable cause) {
    super(fault, cause);
    this.faults = List.of(fault);
  }

  /** The faults, in the order of the graph. */
  public List<String> faults() {
    return faults;
  }

  private static String message(String subject, List<String> faults) {
    if (faults.size() == 1) {
      return subject + ": " + faults.get(0);
    }
    StringBuilder message = new StringBuilder(subject);
    message.append(": ").append(faults.size()).append(" faults");
    for (String fault : faults) {
      message.append("\n  ").append(fault);
    }
    return message.toString();
  }
}
