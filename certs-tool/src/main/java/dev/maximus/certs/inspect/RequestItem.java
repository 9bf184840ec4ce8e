package dev.maximus.certs.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A certificate signing request in a file. */
public record RequestItem(
    String subject, List<String> names, String key, Path file, Optional<Integer> mode)
    implements Item {
  public RequestItem {
    names = List.copyOf(names);
  }

  @Override
  public String kind() {
    return "request";
  }
}
