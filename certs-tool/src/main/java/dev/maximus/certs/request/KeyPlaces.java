package dev.maximus.certs.request;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Finds keys in a text that was read once already. It reads the text again, so that the places of
 * the keys of a right file need not be kept.
 */
final class KeyPlaces {
  private final Set<List<String>> wanted = new HashSet<>();
  private final Map<List<String>, Place> found = new HashMap<>();
  private final Deque<Level> open = new ArrayDeque<>();

  /** A collection that is open; the keys of a mapping take turns with its values. */
  private static final class Level {
    final boolean mapping;
    final List<String> path;
    boolean keyIsNext = true;
    List<String> value = List.of();

    Level(boolean mapping, List<String> path) {
      this.mapping = mapping;
      this.path = path;
    }
  }

  private KeyPlaces() {}

  /** The places of the problems: of the key, or of the last one on the way to it that is there. */
  static Map<List<String>, Place> find(String text, Collection<SetProblem> problems) {
    KeyPlaces places = new KeyPlaces();
    for (SetProblem problem : problems) {
      for (int length = 1; length <= problem.path().size(); length++) {
        places.wanted.add(problem.path().subList(0, length));
      }
    }
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    new Parse(settings).parseString(text).forEach(places::take);
    for (SetProblem problem : problems) {
      for (int length = problem.path().size() - 1; length > 0; length--) {
        Place nearest = places.found.get(problem.path().subList(0, length));
        if (nearest != null) {
          places.found.putIfAbsent(problem.path(), nearest);
        }
      }
    }
    return places.found;
  }

  private void take(Event event) {
    if (event instanceof CollectionEndEvent) {
      open.pop();
      return;
    }
    Level level = open.peek();
    if (level != null && level.mapping && level.keyIsNext && event instanceof ScalarEvent key) {
      level.keyIsNext = false;
      level.value = below(level.path, key.getValue());
      if (wanted.contains(level.value)) {
        found.putIfAbsent(level.value, RequestEvents.place(event));
      }
      return;
    }
    if (level != null) {
      level.keyIsNext = true;
    }
    if (event instanceof CollectionStartEvent) {
      List<String> path = level == null || !level.mapping ? List.of() : level.value;
      open.push(new Level(event instanceof MappingStartEvent, path));
    }
  }

  /** The path of a key; nothing below what nobody wants. */
  private List<String> below(List<String> path, String key) {
    boolean top = open.size() == 1;
    if (!top && !wanted.contains(path)) {
      return List.of("");
    }
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
