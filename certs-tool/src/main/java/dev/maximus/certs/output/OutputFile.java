package dev.maximus.certs.output;

import java.util.Arrays;
import java.util.regex.Pattern;

/** A file to be written: its place, its octets, and whether they are a secret. */
public final class OutputFile {
  private static final Pattern NAMES =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*+(/[A-Za-z0-9][A-Za-z0-9._-]*+)*+");

  private final String name;
  private final byte[] content;
  private final boolean secret;

  private OutputFile(String name, byte[] content, boolean secret) {
    if (!NAMES.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "file '" + name + "' must be names of A-Z, a-z, 0-9, '.', '_' and '-', with '/' between");
    }
    this.name = name;
    this.content = content.clone();
    this.secret = secret;
  }

  /** A file that anybody may read. */
  public static OutputFile open(String name, byte[] content) {
    return new OutputFile(name, content, false);
  }

  /** A file that only its owner may read. */
  public static OutputFile secret(String name, byte[] content) {
    return new OutputFile(name, content, true);
  }

  /** Where it is below the directory of the set, with '/': {@code postgres/tls.crt}. */
  public String name() {
    return name;
  }

  /** Whether only its owner may read it: mode 0600, and 0644 otherwise. */
  public boolean isSecret() {
    return secret;
  }

  public byte[] content() {
    return content.clone();
  }

  /** The mode it is created with. */
  public String permissions() {
    return secret ? "rw-------" : "rw-r--r--";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OutputFile that
        && name.equals(that.name)
        && secret == that.secret
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(content);
  }

  /** Without the content. */
  @Override
  public String toString() {
    return "OutputFile[" + name + ", " + content.length + " octets, " + permissions() + "]";
  }
}
