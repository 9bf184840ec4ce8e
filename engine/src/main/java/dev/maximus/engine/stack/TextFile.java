package dev.maximus.engine.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads text files of settings: UTF-8, with or without a byte order mark. */
public final class TextFile {
  private TextFile() {}

  /**
   * The text of a file.
   *
   * @param file how messages call it
   * @throws ConfigException when there is no such file, or it is not UTF-8
   */
  public static String read(Path path, String file) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw failed(file, "does not exist", e);
    } catch (CharacterCodingException e) {
      throw failed(file, "is not UTF-8 text", e);
    } catch (IOException e) {
      throw failed(file, "cannot be read: " + e, e);
    }
  }

  private static ConfigException failed(String file, String rule, IOException cause) {
    ConfigException exception =
        new ConfigException(new Fault(file, Optional.empty(), "", Optional.empty(), rule));
    exception.initCause(cause);
    return exception;
  }
}
