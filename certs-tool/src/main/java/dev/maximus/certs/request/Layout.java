package dev.maximus.certs.request;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** How the files of a set lie in its directory. */
public enum Layout {
  /** One directory for each certificate: {@code postgres/tls.crt}. */
  DIRECTORIES("directories"),
  /** Everything side by side: {@code server-cert.pem}. */
  FLAT("flat");

  /**
   * The words between name and extension in the flat layout: {@code server-cert.pem}. A file there
   * is {@code <name>-<word>.<extension>} or {@code <name>.<extension>}, and no word else is used.
   */
  public static final Set<String> FLAT_WORDS =
      Set.of("cert", "key", "chain", "bundle", "trust", "secret", "root", "crl", "encrypted");

  private final String id;

  Layout(String id) {
    this.id = id;
  }

  /** The name in request files. */
  public String id() {
    return id;
  }

  /**
   * The layout of this name.
   *
   * @throws IllegalArgumentException with the names there are
   */
  public static Layout of(String id) {
    return Arrays.stream(values())
        .filter(layout -> layout.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Choice.unknown(
                        "layout", id, Arrays.stream(values()).map(Layout::id).toList())));
  }

  /**
   * The name whose files would be mixed up with those of this one: {@code server} for {@code
   * server-chain}, because {@code server-chain.pem} could be a file of either.
   */
  Optional<String> stem(String name) {
    int at = Math.max(name.lastIndexOf('-'), name.lastIndexOf('.'));
    return this == FLAT && at > 0 && FLAT_WORDS.contains(name.substring(at + 1))
        ? Optional.of(name.substring(0, at))
        : Optional.empty();
  }
}
