package dev.maximus.certs.store.index;

import dev.maximus.certs.store.StoreException;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All certificates of a set. Each is kept as its line, which takes a fifth of the memory that its
 * values take, and is read when somebody asks. Several threads may put entries at once.
 */
public final class Index {
  private static final String HEADER =
      "# Made by certs-tool: the certificates of this directory. No secret is in it.\n";

  private static final int SHOWN_DIGITS = 8;

  private final NavigableMap<String, byte[]> lines;

  private final boolean restored;

  private Index(NavigableMap<String, byte[]> lines) {
    this(lines, false);
  }

  private Index(NavigableMap<String, byte[]> lines, boolean restored) {
    this.lines = lines;
    this.restored = restored;
  }

  /** This index as one that was found elsewhere, because the set has lost its own. */
  public Index restored() {
    return new Index(lines, true);
  }

  /** Whether the set has lost its own index, and must be given this one. */
  public boolean isRestored() {
    return restored;
  }

  public static Index empty() {
    return new Index(new TreeMap<>());
  }

  /** A copy that can be changed without this one. The lines themselves are shared. */
  public Index copy() {
    synchronized (lines) {
      return new Index(new TreeMap<>(lines), restored);
    }
  }

  /**
   * Reads an index.
   *
   * @throws StoreException with the line that is not one
   */
  public static Index read(Path file) throws IOException {
    NavigableMap<String, byte[]> lines = new TreeMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.startsWith("#") && !line.isEmpty()) {
          add(lines, line, file, number);
        }
      }
    } catch (CharacterCodingException e) {
      throw new StoreException(file + ": must be text in UTF-8");
    }
    return new Index(lines);
  }

  private static void add(NavigableMap<String, byte[]> lines, String line, Path file, int number) {
    int end = line.indexOf('"', IndexLine.START.length());
    if (!line.startsWith(IndexLine.START) || end < 0 || !line.endsWith("}")) {
      throw new StoreException(
          file + ":" + number + ":1: a line must be one certificate, as certs-tool writes it");
    }
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    String key = line.substring(IndexLine.START.length(), end);
    if (line.startsWith(IndexLine.FORMER, end)) {
      key = decode(bytes, file + ":" + number + ":1: ").key();
    }
    if (lines.put(key, bytes) != null) {
      throw new StoreException(
          file + ":" + number + ":1: certificate '" + key + "' is there twice");
    }
  }

  private static IndexEntry decode(byte[] line, String place) {
    try {
      return IndexLine.decode(line);
    } catch (IllegalArgumentException | NoSuchElementException e) {
      String reason = e instanceof NoSuchElementException ? "is cut off" : e.getMessage();
      throw new StoreException(place + "the line " + reason);
    }
  }

  /** Writes it into a file that is there, sorted by name, one certificate a line. */
  public void write(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
      for (byte[] line : lines.values()) {
        out.write(line);
        out.write('\n');
      }
    }
  }

  /** How many lines there are, former certificates among them. */
  public int size() {
    return lines.size();
  }

  /** The certificate of this name. */
  public Optional<IndexEntry> find(String name) {
    byte[] line;
    synchronized (lines) {
      line = lines.get(name);
    }
    return line == null ? Optional.empty() : Optional.of(decode(line, "index: " + name + ": "));
  }

  /** Every certificate, sorted by name, each read when the stream comes to it. */
  public Stream<IndexEntry> entries() {
    return lines.entrySet().stream()
        .map(line -> decode(line.getValue(), "index: " + line.getKey() + ": "));
  }

  /** The names of all that have files; the strings are those of the index. */
  public Stream<String> names() {
    return lines.keySet().stream().filter(key -> key.indexOf('/') < 0);
  }

  /** Certificates that others have replaced. */
  public Stream<IndexEntry> former() {
    return lines.keySet().stream()
        .filter(key -> key.indexOf('/') >= 0)
        .map(key -> find(key).orElseThrow());
  }

  /** Roots that stand beside others. Lines of other certificates are not read. */
  public Stream<IndexEntry> beside() {
    return having("beside");
  }

  /** Certificates that are revoked, former ones among them. Lines of others are not read. */
  public Stream<IndexEntry> revoked() {
    return having("revoked");
  }

  private Stream<IndexEntry> having(String field) {
    return lines.entrySet().stream()
        .filter(line -> IndexLine.has(field, line.getValue()))
        .map(line -> find(line.getKey()).orElseThrow());
  }

  /** Those whose serial number in hex begins so; fewer digits than tables show find nothing. */
  public List<IndexEntry> serial(String digits) {
    String start = digits.toLowerCase(Locale.ROOT);
    return start.length() < SHOWN_DIGITS
        ? List.of()
        : entries().filter(entry -> entry.serial().startsWith(start)).toList();
  }

  public void put(IndexEntry entry) {
    byte[] line = IndexLine.encode(entry);
    synchronized (lines) {
      lines.put(entry.key(), line);
    }
  }

  /** Takes the line of another index as it is. */
  public void keep(String key, Index from) {
    byte[] line = from.lines.get(key);
    if (line != null) {
      synchronized (lines) {
        lines.put(key, line);
      }
    }
  }

  public void remove(String key) {
    synchronized (lines) {
      lines.remove(key);
    }
  }
}
