package dev.maximus.certs.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;

/** Reads the keys at the top of a request file, and puts the set together. */
final class RequestReader {
  static final String ENVIRONMENT = "environment";
  static final String PRODUCTION = "production";
  static final String LAYOUT = "layout";
  static final List<String> KEYS =
      List.of(ENVIRONMENT, PRODUCTION, LAYOUT, SetRules.AUTHORITIES, SetRules.CERTIFICATES);
  static final Layout DEFAULT_LAYOUT = Layout.DIRECTORIES;

  private final String text;
  private final FaultList faults;
  private final RequestEvents events;
  private final Values values;
  private final EntryReader entryReader;
  private final EntryBuilder builder;

  private Optional<String> environment = Optional.empty();
  private boolean production;
  private Layout layout = DEFAULT_LAYOUT;
  private final Set<String> keys = new HashSet<>();
  private final List<CertificateOrder> authorities = new ArrayList<>();
  private final List<CertificateEntry> entries = new ArrayList<>();
  // Entries with a fault, and with it those that they issue: what else is wrong there is unknown.
  private final Set<String> broken = new HashSet<>();

  RequestReader(String text, FaultList faults) {
    this.text = text;
    this.faults = faults;
    this.events = new RequestEvents(text, faults);
    this.values = new Values(events, faults);
    this.entryReader = new EntryReader(events, faults);
    this.builder = new EntryBuilder(faults);
  }

  CertificateSet read() throws RequestException {
    Optional<Event> root = events.start();
    if (root.isEmpty()) {
      throw faults.stopped(
          Place.START, "the file is empty, must have the keys environment and authorities");
    }
    if (!(root.get() instanceof MappingStartEvent)) {
      throw faults.stopped(
          RequestEvents.place(root.get()),
          "the file is " + RequestEvents.kind(root.get()) + ", must be a mapping of keys");
    }
    events.fields(this::field);
    events.end();
    for (String key : List.of(ENVIRONMENT, SetRules.AUTHORITIES)) {
      if (!keys.contains(key)) {
        faults.add(Place.START, "the file must have the key '" + key + "'");
      }
    }
    checkTogether();
    faults.throwIfAny();
    return new CertificateSet(environment.orElse(""), production, layout, authorities, entries);
  }

  private void field(String key, Place at, Event value) throws RequestException {
    keys.add(key);
    switch (key) {
      case ENVIRONMENT -> environment = values.text(key, value).map(Word::text);
      case PRODUCTION -> production = values.yes(key, value);
      case LAYOUT -> layout = values.one(key, value, Layout::of).orElse(layout);
      case SetRules.AUTHORITIES -> section(key, value, true);
      case SetRules.CERTIFICATES -> section(key, value, false);
      default -> values.unknown(key, at, value, KEYS);
    }
  }

  private void section(String section, Event value, boolean authority) throws RequestException {
    if (!(value instanceof MappingStartEvent)) {
      values.wrongKind(section, value, "a mapping from names, as {postgres: {...}}");
      broken.add("");
      return;
    }
    events.fields(
        (name, at, event) -> {
          int before = faults.size();
          Optional<? extends CertificateEntry> entry =
              entryReader
                  .read(new Word(name, at), authority, event)
                  .flatMap(draft -> authority ? builder.order(draft, true) : builder.entry(draft));
          if (entry.isEmpty() || faults.size() > before) {
            broken.add(name);
          } else if (entry.get() instanceof CertificateOrder order && authority) {
            authorities.add(order);
          } else {
            entries.add(entry.get());
          }
        });
  }

  /** What can be said of the whole, as far as its parts are right. */
  private void checkTogether() {
    List<CertificateOrder> whole = new ArrayList<>();
    for (CertificateOrder order : SetRules.issuersFirst(authorities)) {
      if (order.issuer().filter(broken::contains).isPresent()) {
        broken.add(order.name());
      } else {
        whole.add(order);
      }
    }
    List<CertificateEntry> wholeEntries =
        entries.stream()
            .filter(entry -> entry.order(1).issuer().filter(broken::contains).isEmpty())
            .toList();
    List<SetProblem> problems =
        new ArrayList<>(
            SetRules.problems(
                environment.orElse("unknown"), production, layout, whole, wholeEntries));
    if (!broken.isEmpty() || !keys.contains(SetRules.AUTHORITIES)) {
      // Of a set with holes it is not known that it has no authority.
      problems.removeIf(problem -> problem.path().equals(List.of(SetRules.AUTHORITIES)));
    }
    if (problems.isEmpty()) {
      return;
    }
    Map<List<String>, Place> places = KeyPlaces.find(text, problems);
    for (SetProblem problem : problems) {
      faults.add(places.getOrDefault(problem.path(), Place.START), problem.sentence());
    }
  }
}
