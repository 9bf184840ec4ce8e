package dev.maximus.certs.x509;

import java.nio.CharBuffer;
import java.util.Arrays;

/** The passphrase of a key. It never shows itself, and can be wiped after use. */
public final class Passphrase implements AutoCloseable {
  /** What openssl reads from a file or a prompt. */
  public static final int MAX_LENGTH = 1024;

  private final char[] characters;
  private boolean wiped;

  private Passphrase(char[] characters) {
    this.characters = characters;
  }

  /**
   * A copy of these characters; the caller wipes its own.
   *
   * @throws IllegalArgumentException with the rule that is broken, never with the characters
   */
  public static Passphrase of(char[] characters) {
    if (characters.length == 0 || characters.length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the passphrase has " + characters.length + " characters, must have 1 to " + MAX_LENGTH);
    }
    if (CharBuffer.wrap(characters).chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "the passphrase must be one line, without control characters");
    }
    return new Passphrase(characters.clone());
  }

  /** A copy, for the one call that needs it; wipe it after. */
  public char[] copy() {
    if (wiped) {
      throw new IllegalStateException("the passphrase was wiped");
    }
    return characters.clone();
  }

  public int length() {
    return characters.length;
  }

  /** Overwrites the characters. The object cannot be used after. */
  @Override
  public void close() {
    Arrays.fill(characters, '\0');
    wiped = true;
  }

  /** In a time that does not depend on where they differ. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Passphrase that) || that.characters.length != characters.length) {
      return false;
    }
    int difference = 0;
    for (int i = 0; i < characters.length; i++) {
      difference |= characters[i] ^ that.characters[i];
    }
    return difference == 0;
  }

  /** The same for all: a hash would tell something of the characters. */
  @Override
  public int hashCode() {
    return Passphrase.class.hashCode();
  }

  @Override
  public String toString() {
    return "Passphrase[hidden]";
  }
}
