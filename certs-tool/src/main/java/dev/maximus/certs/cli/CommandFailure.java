package dev.maximus.certs.cli;

import java.util.List;

/** A command cannot do its work. Shown as one block: the message, and the details below it. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<String> details;

  CommandFailure(String message, List<String> details) {
    super(message);
    this.details = List.copyOf(details);
  }

  CommandFailure(String message, String... details) {
    this(message, List.of(details));
  }

  /** Several faults of one kind: one alone is the message, more stand below their count. */
  static CommandFailure of(List<String> faults) {
    return faults.size() == 1
        ? new CommandFailure(faults.get(0))
        : new CommandFailure(faults.size() + " faults", faults);
  }

  List<String> details() {
    return details;
  }
}
