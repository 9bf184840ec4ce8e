package dev.maximus.certs.cli;

import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.x509.Passphrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Where the passphrase of the authorities' keys comes from. Never from an argument. */
final class PassphraseOption {
  static final String VARIABLE = "CERTS_TOOL_PASSPHRASE";

  private static final Set<PosixFilePermission> FOR_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "the passphrase of the authorities' keys: the first line of FILE")
  Optional<String> file = Optional.empty();

  /** From the file or from the environment, without asking anyone. */
  Optional<Passphrase> given(Console console) throws IOException {
    if (file.isPresent()) {
      return Optional.of(read(console.path(file.get()), console));
    }
    return fromVariable(VARIABLE, console);
  }

  static Optional<Passphrase> fromVariable(String variable, Console console) {
    String value = console.env().getOrDefault(variable, "");
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(of(value.toCharArray(), "variable " + variable));
  }

  /** Given, or else asked for; empty when nobody is there to answer. */
  Optional<Passphrase> required(Console console) throws IOException {
    Optional<Passphrase> given = given(console);
    return given.isPresent() ? given : ask(console, "Passphrase of the authorities' keys");
  }

  /** For a set that is there: a person is asked only where its keys must be encrypted. */
  Optional<Passphrase> of(CertificateSet set, Console console) throws IOException {
    return set.production() ? required(console) : given(console);
  }

  /** Given, or else chosen by a person, who types it twice. */
  Optional<Passphrase> chosen(Console console) throws IOException {
    Optional<Passphrase> given = given(console);
    return given.isPresent() ? given : askTwice(console);
  }

  static Optional<Passphrase> askTwice(Console console) {
    Optional<Passphrase> first = ask(console, "New passphrase for the authorities' keys");
    if (first.isEmpty()) {
      return first;
    }
    Optional<Passphrase> second = ask(console, "The same again");
    if (!first.equals(second)) {
      throw new CommandFailure("the two passphrases are not the same");
    }
    return first;
  }

  private static Optional<Passphrase> ask(Console console, String question) {
    return console.prompt().apply(question).map(typed -> of(typed, "the answer"));
  }

  /** What to say when there is none. */
  static String advice() {
    return "Give it with --passphrase-file FILE or in the variable " + VARIABLE + ".";
  }

  static Passphrase read(Path path, Console console) throws IOException {
    byte[] content = Files.readAllBytes(path);
    int end = 0;
    while (end < content.length && content[end] != '\n' && content[end] != '\r') {
      end++;
    }
    warnIfOpen(path, console);
    try {
      CharBuffer text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content, 0, end));
      char[] characters = new char[text.remaining()];
      text.get(characters);
      Arrays.fill(text.array(), '\0');
      return of(characters, "file '" + console.shown(path) + "'");
    } catch (CharacterCodingException e) {
      throw new CommandFailure("file '" + console.shown(path) + "' must be UTF-8");
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private static void warnIfOpen(Path path, Console console) throws IOException {
    try {
      if (Files.getPosixFilePermissions(path).stream().anyMatch(FOR_OTHERS::contains)) {
        console.say(
            "warning: file '" + console.shown(path) + "' can be read by others; chmod 600 it");
      }
    } catch (UnsupportedOperationException e) {
      // A file system without such permissions.
    }
  }

  private static Passphrase of(char[] characters, String where) {
    try {
      return Passphrase.of(characters);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(where + ": " + e.getMessage());
    } finally {
      Arrays.fill(characters, '\0');
    }
  }
}
