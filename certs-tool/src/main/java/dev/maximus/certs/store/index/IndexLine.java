package dev.maximus.certs.store.index;

import dev.maximus.certs.request.OrderSummary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** One line of the index. It is written by hand: that is quick, and the form never varies. */
final class IndexLine {
  static final String START = "- {\"name\": \"";
  static final String FORMER = "\", \"former\": \"true\"";
  private static final LoadSettings SETTINGS = LoadSettings.builder().build();

  private IndexLine() {}

  static byte[] encode(IndexEntry entry) {
    StringBuilder out = new StringBuilder(700).append("- {");
    OrderSummary order = entry.order();
    field(out, "name", order.name());
    if (entry.former()) {
      field(out, "former", "true");
    }
    field(out, "profile", order.profile());
    optional(out, "issuer", order.issuer());
    field(out, "serial", entry.serial());
    optional(out, "subject", order.subject());
    list(out, "names", order.names());
    field(out, "notBefore", entry.notBefore().toString());
    field(out, "notAfter", entry.notAfter().toString());
    field(out, "fingerprint", entry.fingerprint());
    field(out, "key", order.key());
    field(out, "lifetime", order.lifetime());
    list(out, "constraints", order.constraints());
    field(out, "request", order.digest());
    entry
        .revoked()
        .ifPresent(
            revoked -> {
              field(out, "revoked", revoked.at().toString());
              field(out, "reason", revoked.reason());
            });
    entry.beside().ifPresent(root -> field(out, "beside", root));
    list(out, "outputs", entry.outputs());
    list(out, "files", entry.files());
    optional(out, "digest", entry.digest());
    out.setLength(out.length() - 2);
    return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether a line has this field: quickly, and never wrong, because in a value a quote has a
   * backslash before it.
   */
  static boolean has(String field, byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1).contains(", \"" + field + "\": \"");
  }

  private static void field(StringBuilder out, String key, String value) {
    quote(out, key);
    out.append(": ");
    quote(out, value);
    out.append(", ");
  }

  private static void optional(StringBuilder out, String key, String value) {
    if (!value.isEmpty()) {
      field(out, key, value);
    }
  }

  private static void list(StringBuilder out, String key, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    quote(out, key);
    out.append(": [");
    for (String value : values) {
      quote(out, value);
      out.append(", ");
    }
    out.setLength(out.length() - 2);
    out.append("], ");
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0xfeff || (c >= 0x2028 && c <= 0x2029)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException with the rule that is broken
   */
  static IndexEntry decode(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8).substring("- ".length());
    try {
      return new Fields(new Parse(SETTINGS).parseString(text).iterator()).entry();
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("is not a mapping of YAML", e);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("has no time in '" + e.getParsedString() + "'", e);
    }
  }

  /** A flat mapping of texts and lists of texts; anything else is not ours. */
  private static final class Fields {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    Fields(Iterator<Event> events) {
      expect(events.next(), Event.ID.StreamStart);
      expect(events.next(), Event.ID.DocumentStart);
      expect(events.next(), Event.ID.MappingStart);
      Event event = events.next();
      while (event.getEventId() != Event.ID.MappingEnd) {
        String key = scalar(event);
        if (texts.containsKey(key) || lists.containsKey(key)) {
          throw new IllegalArgumentException("has '" + key + "' twice");
        }
        Event value = events.next();
        if (value.getEventId() == Event.ID.SequenceStart) {
          List<String> values = new ArrayList<>();
          for (Event item = events.next();
              item.getEventId() != Event.ID.SequenceEnd;
              item = events.next()) {
            values.add(scalar(item));
          }
          lists.put(key, values);
        } else {
          texts.put(key, scalar(value));
        }
        event = events.next();
      }
      expect(events.next(), Event.ID.DocumentEnd);
    }

    private static void expect(Event event, Event.ID id) {
      if (event.getEventId() != id) {
        throw new IllegalArgumentException("must be one mapping");
      }
    }

    private static String scalar(Event event) {
      if (event instanceof ScalarEvent scalar
          && scalar.getAnchor().isEmpty()
          && scalar.getTag().isEmpty()) {
        return scalar.getValue();
      }
      throw new IllegalArgumentException("must have texts and lists of texts only");
    }

    IndexEntry entry() {
      OrderSummary order =
          new OrderSummary(
              text("name"),
              text("profile"),
              optional("issuer").orElse(""),
              optional("subject").orElse(""),
              list("names"),
              text("lifetime"),
              text("key"),
              list("constraints"),
              text("request"));
      return new IndexEntry(
          order,
          text("serial"),
          Instant.parse(text("notBefore")),
          Instant.parse(text("notAfter")),
          text("fingerprint"),
          list("outputs"),
          list("files"),
          optional("digest").orElse(""),
          optional("revoked").map(at -> new Revocation(Instant.parse(at), text("reason"))),
          optional("beside"),
          optional("former").isPresent());
    }

    private String text(String key) {
      return optional(key).orElseThrow(() -> new IllegalArgumentException("has no '" + key + "'"));
    }

    private Optional<String> optional(String key) {
      return Optional.ofNullable(texts.get(key));
    }

    private List<String> list(String key) {
      return lists.getOrDefault(key, List.of());
    }
  }
}
