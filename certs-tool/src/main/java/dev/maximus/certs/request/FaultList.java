package dev.maximus.certs.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found wrong in one file. */
final class FaultList {
  /** Nobody reads more at once, and a file of faults alone must not fill the memory. */
  static final int MAX_FAULTS = 100;

  private final String file;
  private final List<Fault> faults = new ArrayList<>();
  private boolean more;

  private record Fault(Place place, String sentence) {}

  FaultList(String file) {
    this.file = file;
  }

  void add(Place place, String sentence) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(new Fault(place, sentence));
    } else {
      more = true;
    }
  }

  /** How many are known. */
  int size() {
    return faults.size();
  }

  /** For a fault behind which nothing can be read. */
  RequestException stopped(Place place, String sentence) {
    add(place, sentence);
    return exception();
  }

  void throwIfAny() throws RequestException {
    if (!faults.isEmpty()) {
      throw exception();
    }
  }

  private RequestException exception() {
    List<String> lines = new ArrayList<>();
    faults.stream()
        .sorted(Comparator.comparing(Fault::place))
        .map(
            fault ->
                "%s:%d:%d: %s"
                    .formatted(file, fault.place.line(), fault.place.column(), fault.sentence))
        .distinct()
        .forEach(lines::add);
    if (more) {
      lines.add(file + ": there are more than " + MAX_FAULTS + " faults, the others are left out");
    }
    return new RequestException(lines);
  }
}
