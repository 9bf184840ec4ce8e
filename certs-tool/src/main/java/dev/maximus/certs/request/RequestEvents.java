package dev.maximus.certs.request;

import dev.maximus.certs.x509.Text;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * The one document of a text, event by event. Nothing of what was read is kept, so that a file with
 * 100,000 certificates takes the memory of its certificates only.
 *
 * <p>Refused everywhere: tags, anchors and aliases, a key twice, a key that is not text, a second
 * document, another YAML than 1.2.
 */
final class RequestEvents {
  /** A request file has five levels. */
  static final int MAX_DEPTH = 20;

  private static final String YAML = "is not valid YAML: ";

  private final String text;
  private final FaultList faults;
  private final Iterator<Event> events;
  private final ScalarResolver types = new CoreScalarResolver(false);
  private int depth;
  private Place last = Place.START;

  /** What to do with the value of a key. It must take all events of the value. */
  interface Field {
    void read(String key, Place at, Event value) throws RequestException;
  }

  /** What to do with an item of a list. It must take all events of the item. */
  interface Item {
    void read(Event item) throws RequestException;
  }

  RequestEvents(String text, FaultList faults) {
    this.text = text;
    this.faults = faults;
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /** The first event of the document, unless there is no document. */
  Optional<Event> start() throws RequestException {
    next();
    if (!(next() instanceof DocumentStartEvent document)) {
      return Optional.empty();
    }
    document
        .getSpecVersion()
        .map(SpecVersion::getRepresentation)
        .filter(version -> !version.equals("1.2"))
        .ifPresent(version -> faults.add(Place.START, "YAML '" + version + "' must be 1.2"));
    return Optional.of(next());
  }

  /** Makes sure that nothing follows the document. */
  void end() throws RequestException {
    next();
    Event event = next();
    if (event instanceof DocumentStartEvent) {
      throw faults.stopped(place(event), "the file must hold one document only");
    }
  }

  /** Reads a mapping that has begun. */
  void fields(Field field) throws RequestException {
    Map<String, Place> seen = new HashMap<>();
    for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
      Place at = place(event);
      if (!(event instanceof ScalarEvent scalar)) {
        skip(event);
        skip(next());
        faults.add(at, "a key must be text");
        continue;
      }
      String key = scalar.getValue();
      if (!isText(scalar)) {
        faults.add(at, "key '" + Text.visible(key) + "' must be text; write it in quotes");
      }
      Place first = seen.putIfAbsent(key, at);
      if (first != null) {
        faults.add(
            at, "key '" + Text.visible(key) + "' is there twice, first on line " + first.line());
        skip(next());
      } else {
        field.read(key, at, next());
      }
    }
  }

  /** Reads a list that has begun. */
  void items(Item item) throws RequestException {
    for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
      item.read(event);
    }
  }

  /** Goes to the end of the value that begins with this event. */
  void skip(Event event) throws RequestException {
    int open = 0;
    Event next = event;
    while (true) {
      if (next instanceof CollectionStartEvent) {
        open++;
      } else if (next instanceof CollectionEndEvent) {
        open--;
      }
      if (open == 0) {
        return;
      }
      next = next();
    }
  }

  /** Whether YAML takes this for text, and not for a number, a boolean or nothing. */
  boolean isText(ScalarEvent scalar) {
    return !scalar.isPlain() || types.resolve(scalar.getValue(), true).equals(Tag.STR);
  }

  /** What it is, for messages. */
  static String kind(Event event) {
    return event instanceof MappingStartEvent
        ? "a mapping"
        : event instanceof SequenceStartEvent ? "a list" : "a single value";
  }

  static Place place(Event event) {
    return event.getStartMark().map(RequestEvents::place).orElse(Place.START);
  }

  private Event next() throws RequestException {
    Event event;
    try {
      event = events.next();
    } catch (MarkedYamlEngineException e) {
      Place at =
          e.getProblemMark().or(e::getContextMark).map(RequestEvents::place).orElse(Place.START);
      throw faults.stopped(at, YAML + Text.visible(e.getProblem()));
    } catch (ReaderException e) {
      throw faults.stopped(
          TextPlaces.of(text, e.getPosition()),
          YAML + "character U+%04X is not allowed".formatted(e.getCodePoint()));
    } catch (YamlEngineException e) {
      throw faults.stopped(last, YAML + Text.visible(String.valueOf(e.getMessage())));
    } catch (IllegalArgumentException e) {
      // snakeyaml-engine 3.0.1 throws its own exception for most faults, but not for an escape
      // without digits.
      throw faults.stopped(last, YAML + "behind this place is an escape that is none");
    }
    last = place(event);
    if (event instanceof NodeEvent node) {
      checkNode(node);
    }
    if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
      throw faults.stopped(
          place(event), "the file is nested more than " + MAX_DEPTH + " levels deep");
    }
    if (event instanceof CollectionEndEvent) {
      depth--;
    }
    return event;
  }

  private void checkNode(NodeEvent node) {
    String name = node.getAnchor().map(anchor -> Text.visible(anchor.getValue())).orElse("");
    if (node instanceof AliasEvent) {
      faults.add(place(node), "alias '*" + name + "' is not allowed in a request file");
    } else if (node.getAnchor().isPresent()) {
      faults.add(place(node), "anchor '&" + name + "' is not allowed in a request file");
    }
    Optional<String> tag =
        node instanceof ScalarEvent scalar
            ? scalar.getTag()
            : node instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    tag.ifPresent(
        value ->
            faults.add(
                place(node), "tag '" + Text.visible(value) + "' is not allowed in a request file"));
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
