package dev.maximus.certs.x509;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of a PEM file one after the other. */
final class PemReader {
  // RFC 7468 3: words of printable characters, with one space or dash between.
  private static final Pattern BOUNDARY =
      Pattern.compile("-----(BEGIN|END) ([!-,.-~]+([ -][!-,.-~]+)*)-----");
  // A line that somebody meant as a boundary, right or wrong.
  private static final Pattern MEANT = Pattern.compile("-----.*(BEGIN|END)|(BEGIN|END) .*-----");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]*: ");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");
  private static final int LONGEST_BOUNDARY = 100;
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private final List<PemBlock> blocks = new ArrayList<>();
  private final StringBuilder content = new StringBuilder();
  private Optional<String> label = Optional.empty();
  private int begin;
  private int line;

  List<PemBlock> read(byte[] octets) throws MalformedException {
    // Every octet is a character, so that text in any encoding may stand between blocks.
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    int start = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      line++;
      readLine(text.substring(start, end).stripTrailing());
      start = end + 1;
    }
    if (label.isPresent()) {
      throw new MalformedException("line " + begin + ": BEGIN " + label.get() + " has no END");
    }
    return List.copyOf(blocks);
  }

  private void readLine(String text) throws MalformedException {
    // Looked at first, because the expression looks at each place of a long line.
    boolean dashes = text.contains("-----");
    if (dashes && text.length() <= LONGEST_BOUNDARY && MEANT.matcher(text).find()) {
      boundary(text);
    } else if (dashes && text.startsWith("-----BEGIN ")) {
      throw notABoundary();
    } else if (label.isPresent()) {
      base64(text);
    }
  }

  private void boundary(String text) throws MalformedException {
    Matcher matcher = BOUNDARY.matcher(text);
    if (!matcher.matches()) {
      throw notABoundary();
    }
    String name = matcher.group(2);
    if (matcher.group(1).equals("BEGIN")) {
      if (label.isPresent()) {
        throw fault("begins a block before the one of line " + begin + " has ended");
      }
      label = Optional.of(name);
      begin = line;
      return;
    }
    if (label.isEmpty()) {
      throw fault("ends '" + name + "', which has not begun");
    }
    if (!label.get().equals(name)) {
      throw fault("ends '%s', and line %d begins '%s'".formatted(name, begin, label.get()));
    }
    blocks.add(new PemBlock(name, decoded(), begin));
    label = Optional.empty();
    content.setLength(0);
  }

  private void base64(String text) throws MalformedException {
    if (HEADER.matcher(text).lookingAt()) {
      throw fault(
          "is a header, as old encrypted keys have it; rewrite the key with: openssl pkcs8 -topk8");
    }
    if (text.isEmpty()) {
      throw fault("is empty, inside the block of line " + begin);
    }
    if (!BASE64.matcher(text).matches()) {
      throw fault("is not base64");
    }
    if (content.length() > 0 && content.charAt(content.length() - 1) == '=') {
      throw fault("follows the end of the base64 text");
    }
    content.append(text);
  }

  private byte[] decoded() throws MalformedException {
    String text = content.toString();
    try {
      byte[] octets = Base64.getDecoder().decode(text);
      // Java's decoder allows missing padding, and bits behind the last octet.
      if (octets.length > 0 && Base64.getEncoder().encodeToString(octets).equals(text)) {
        return octets;
      }
    } catch (IllegalArgumentException e) {
      // Without the cause: it shows a character of what may be a key.
      throw fault("ends a block that is not whole base64");
    }
    throw fault("ends a block that is not whole base64");
  }

  private MalformedException notABoundary() {
    return fault("must be -----BEGIN <label>----- or -----END <label>-----, and nothing else");
  }

  private MalformedException fault(String problem) {
    return new MalformedException("line " + line + ": " + problem);
  }
}
