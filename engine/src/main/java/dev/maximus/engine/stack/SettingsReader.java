package dev.maximus.engine.stack;

import dev.maximus.engine.stack.StackValue.Fields;
import dev.maximus.engine.stack.StackValue.Items;
import dev.maximus.engine.stack.StackValue.Kind;
import dev.maximus.engine.stack.StackValue.Scalar;
import dev.maximus.engine.stack.StackValue.Secure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/**
 * Reads one YAML or JSON document strictly, keeping the place of every value. It goes from the
 * parser's events straight to values: no tree of nodes in between, no regular expression per
 * scalar.
 *
 * <p>Refused, because a person reads something else than a program does: a key twice, a key that is
 * not text, a merge key, a date, an infinity, a tag, a second document, and an alias that makes the
 * file much larger than it looks.
 */
public final class SettingsReader {
  /** What aliases may add; a hand-written file adds a few dozen. */
  static final int MAX_ALIASED_VALUES = 10_000;

  static final int MAX_DEPTH = 50;

  private final String file;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Anchor> anchors = new HashMap<>();
  private final List<String> path = new ArrayList<>();
  private final Iterator<Event> events;
  private int values;
  private int aliased;

  private record Anchor(Optional<StackValue> value, int values) {}

  private SettingsReader(String file, Iterator<Event> events) {
    this.file = file;
    this.events = events;
  }

  /**
   * The document in this text, or empty when there is none.
   *
   * @param file how messages call the place of the text
   * @param faults gets what is wrong and can be read over
   * @throws ConfigException when the text cannot be read any further
   */
  public static Optional<StackValue> read(String file, String text, Collection<Fault> faults) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(Integer.MAX_VALUE).build();
    SettingsReader reader =
        new SettingsReader(file, new Parse(settings).parseString(text).iterator());
    try {
      return reader.document();
    } catch (MarkedYamlEngineException e) {
      throw reader.stopped(
          e.getProblemMark().or(e::getContextMark).map(SettingsReader::position),
          "is not valid YAML: " + e.getProblem());
    } catch (ReaderException e) {
      throw reader.stopped(
          Optional.of(position(text, e.getPosition())),
          "is not valid YAML: character U+%04X is not allowed".formatted(e.getCodePoint()));
    } finally {
      faults.addAll(reader.faults);
    }
  }

  private ConfigException stopped(Optional<Position> at, String rule) {
    faults.add(new Fault(file, at, "", Optional.empty(), rule));
    return new ConfigException(faults);
  }

  private Optional<StackValue> document() {
    Optional<StackValue> root = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        if (root.isPresent()) {
          throw stopped(Optional.of(position(event)), "must hold one document only");
        }
        root = Optional.of(value(events.next()));
      } else if (event instanceof DocumentEndEvent) {
        anchors.clear();
      }
    }
    return root;
  }

  private StackValue value(Event event) {
    values++;
    Position at = position(event);
    if (event instanceof AliasEvent alias) {
      return aliased(alias, at);
    }
    if (event instanceof ScalarEvent scalar) {
      StackValue value = scalar(scalar, at);
      scalar
          .getAnchor()
          .ifPresent(a -> anchors.put(a.getValue(), new Anchor(Optional.of(value), 1)));
      return value;
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    if (path.size() >= MAX_DEPTH) {
      throw stopped(Optional.of(at), "is nested more than " + MAX_DEPTH + " levels deep");
    }
    start
        .getTag()
        .ifPresent(tag -> fault(at, Optional.of(tag), "is a tag, which is not supported"));
    start.getAnchor().ifPresent(a -> anchors.put(a.getValue(), new Anchor(Optional.empty(), 0)));
    int before = values + aliased;
    StackValue value = event instanceof MappingStartEvent ? fields(at) : items(at);
    int size = values + aliased - before + 1;
    start
        .getAnchor()
        .ifPresent(a -> anchors.put(a.getValue(), new Anchor(Optional.of(value), size)));
    return value;
  }

  private StackValue aliased(AliasEvent event, Position at) {
    String name = event.getAlias().getValue();
    Anchor anchor = anchors.get(name);
    if (anchor == null) {
      throw stopped(Optional.of(at), "has the alias '*" + name + "' with no anchor before it");
    }
    if (anchor.value().isEmpty()) {
      throw stopped(Optional.of(at), "has the alias '*" + name + "' inside the value it names");
    }
    aliased += anchor.values();
    if (aliased > MAX_ALIASED_VALUES) {
      throw stopped(
          Optional.of(at),
          "has aliases that stand for more than " + MAX_ALIASED_VALUES + " values");
    }
    return anchor.value().get();
  }

  private StackValue scalar(ScalarEvent event, Position at) {
    Optional<String> tag = event.getTag();
    boolean text = tag.isPresent() && tag.get().equals("tag:yaml.org,2002:str");
    if (tag.isPresent() && !text) {
      fault(at, tag, "is a tag, which is not supported");
    }
    if (text || !event.isPlain()) {
      return new Scalar(Kind.TEXT, event.getValue(), at);
    }
    Optional<Scalar> value = Scalars.plain(event.getValue(), at);
    if (value.isEmpty()) {
      fault(
          at,
          Optional.of(event.getValue()),
          "is a date or a number without end in YAML, write it in quotes");
    }
    return value.orElseGet(() -> new Scalar(Kind.TEXT, event.getValue(), at));
  }

  private StackValue items(Position at) {
    List<StackValue> items = new ArrayList<>();
    Event event = events.next();
    while (!(event instanceof SequenceEndEvent)) {
      path.add("[" + items.size() + "]");
      items.add(value(event));
      path.remove(path.size() - 1);
      event = events.next();
    }
    return new Items(items, at);
  }

  private StackValue fields(Position at) {
    Map<String, StackValue> fields = new LinkedHashMap<>();
    Map<String, Position> keys = new HashMap<>();
    Event event = events.next();
    while (!(event instanceof MappingEndEvent)) {
      Position keyAt = position(event);
      boolean plain = event instanceof ScalarEvent scalar && scalar.isPlain();
      StackValue key = value(event);
      String name = key instanceof Scalar scalar ? scalar.text() : "";
      if (!(key instanceof Scalar scalar) || scalar.kind() != Kind.TEXT) {
        fault(
            keyAt,
            key instanceof Scalar ? Optional.of(name.isEmpty() ? "null" : name) : Optional.empty(),
            "is used as a key, which must be text (write it in quotes)");
      } else if (plain && name.equals("<<")) {
        fault(keyAt, Optional.of("<<"), "is a merge key, which is not supported");
      }
      path.add(name);
      StackValue value = value(events.next());
      Position earlier = keys.putIfAbsent(name, keyAt);
      if (earlier != null) {
        fault(keyAt, Optional.empty(), "is there twice, first on line " + earlier.line());
      } else {
        fields.put(name, value);
      }
      path.remove(path.size() - 1);
      event = events.next();
    }
    return isSecure(fields) ? new Secure(at) : new Fields(fields, keys, at);
  }

  /** Pulumi's mark: an object with the one key {@code secure} and a text. */
  private static boolean isSecure(Map<String, StackValue> fields) {
    return fields.size() == 1
        && fields.get("secure") instanceof Scalar scalar
        && scalar.kind() == Kind.TEXT;
  }

  private void fault(Position at, Optional<String> value, String rule) {
    faults.add(new Fault(file, Optional.of(at), joined(path), value, rule));
  }

  /** {@code a.b[2].c}; the section {@code config} of a stack file is left out. */
  private static String joined(List<String> path) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < path.size(); i++) {
      String step = path.get(i);
      if (i == 0 && step.equals("config") && path.size() > 1) {
        continue;
      }
      if (text.length() > 0 && !step.startsWith("[")) {
        text.append('.');
      }
      text.append(step);
    }
    return text.toString();
  }

  private static Position position(Event event) {
    return event.getStartMark().map(SettingsReader::position).orElse(new Position(1, 1));
  }

  private static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static Position position(String text, int codePoints) {
    int line = 1;
    int column = 1;
    int left = codePoints;
    for (int i = 0; i < text.length() && left > 0; left--) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      line = c == '\n' ? line + 1 : line;
      column = c == '\n' ? 1 : column + 1;
    }
    return new Position(line, column);
  }
}
