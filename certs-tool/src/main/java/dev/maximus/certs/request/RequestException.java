package dev.maximus.certs.request;

import java.util.List;

/** A request file says something that cannot be done. It holds everything that is wrong. */
public final class RequestException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> faults;

  RequestException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** Each fault, as {@code file:line:column: <sentence>}, in the order of the file. */
  public List<String> faults() {
    return faults;
  }
}
