package dev.maximus.certs.request;

import dev.maximus.certs.x509.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Reads values of the kinds that a request file has. What is wrong becomes a fault, once. */
final class Values {
  /** Names in one list. No server has as many. */
  static final int MAX_NAMES = 1000;

  /** Each name is compared with each of them. */
  static final int MAX_CONSTRAINTS = 100;

  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");

  private final RequestEvents events;
  private final FaultList faults;

  /** A type's own reader, which says the rule that is broken. */
  interface Reader<T> {
    T read(String text);
  }

  Values(RequestEvents events, FaultList faults) {
    this.events = events;
    this.faults = faults;
  }

  /** A single value. YAML may take it for a number: the reader knows what it must be. */
  <T> Optional<T> one(String key, Event value, Reader<T> reader) throws RequestException {
    if (value instanceof ScalarEvent scalar) {
      return checked(new Word(scalar.getValue(), RequestEvents.place(value)), reader);
    }
    wrongKind(key, value, "a single value");
    return Optional.empty();
  }

  /** A text. */
  Optional<Word> text(String key, Event value) throws RequestException {
    if (!(value instanceof ScalarEvent scalar)) {
      wrongKind(key, value, "text");
      return Optional.empty();
    }
    Word word = new Word(scalar.getValue(), RequestEvents.place(value));
    if (!events.isText(scalar)) {
      String shown = word.text().isEmpty() ? "" : " '" + Text.visible(word.text()) + "'";
      faults.add(
          word.place(),
          key
              + shown
              + (shown.isEmpty() ? " must have a value" : " must be text; write it in quotes"));
      return Optional.empty();
    }
    return Optional.of(word);
  }

  /** A list of texts. */
  List<Word> texts(String key, Event value, int atMost) throws RequestException {
    List<Word> words = new ArrayList<>();
    if (!(value instanceof SequenceStartEvent)) {
      wrongKind(key, value, "a list, as [a, b]");
      return words;
    }
    List<Place> tooMany = new ArrayList<>();
    events.items(
        item -> {
          if (words.size() < atMost) {
            text(key, item).ifPresent(words::add);
          } else {
            events.skip(item);
            if (tooMany.isEmpty()) {
              tooMany.add(RequestEvents.place(item));
            }
          }
        });
    tooMany.forEach(place -> faults.add(place, key + " must have at most " + atMost + " items"));
    return words;
  }

  /** {@code true} or {@code false}. */
  boolean yes(String key, Event value) throws RequestException {
    return written(value, text -> yes(key, text), key).orElse(false);
  }

  private static boolean yes(String key, String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(
          key + " '" + Text.visible(text) + "' must be true or false, without quotes");
    }
    return text.equals("true");
  }

  /** How many. */
  Optional<Integer> count(String key, Event value) throws RequestException {
    return written(value, text -> count(key, text), key);
  }

  private static int count(String key, String text) {
    int most = CertificateSeries.MAX_COUNT;
    if (!COUNT.matcher(text).matches() || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException(
          key + " '" + Text.visible(text) + "' must be a whole number from 1 to " + most);
    }
    return Integer.parseInt(text);
  }

  /** As {@link #one}, where quotes are part of what the reader gets. */
  private <T> Optional<T> written(Event value, Reader<T> reader, String key)
      throws RequestException {
    boolean quoted = value instanceof ScalarEvent scalar && !scalar.isPlain();
    return one(key, value, text -> reader.read(quoted ? '"' + text + '"' : text));
  }

  /** What a reader makes of a word, or a fault. */
  <T> Optional<T> checked(Word word, Reader<T> reader) {
    try {
      return Optional.of(reader.read(word.text()));
    } catch (IllegalArgumentException e) {
      faults.add(word.place(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  void unknown(String key, Place at, Event value, Collection<String> known)
      throws RequestException {
    faults.add(at, Choice.unknown("key", key, known));
    events.skip(value);
  }

  void wrongKind(String key, Event value, String wanted) throws RequestException {
    if (value instanceof AliasEvent) {
      // A fault already, whatever it stands for.
      return;
    }
    String found =
        value instanceof ScalarEvent scalar && scalar.getValue().isEmpty()
            ? " is empty"
            : " is " + RequestEvents.kind(value);
    faults.add(RequestEvents.place(value), Text.visible(key) + found + ", must be " + wanted);
    events.skip(value);
  }

  void fault(Place at, String sentence) {
    faults.add(at, sentence);
  }

  /** How many faults there are so far. */
  int faults() {
    return faults.size();
  }
}
