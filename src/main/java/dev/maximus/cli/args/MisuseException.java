package dev.maximus.cli.args;

import java.util.List;

/** The command line itself is wrong: nothing was done. Lists every fault. */
public final class MisuseException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> faults;

  public MisuseException(List<String> faults) {
    super(String.join("; ", faults));
    this.faults = List.copyOf(faults);
  }

  public MisuseException(String fault) {
    this(List.of(fault));
  }

  public List<String> faults() {
    return faults;
  }
}
