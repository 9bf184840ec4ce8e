package dev.maximus.cli.args;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line in which every word is an option's own name, its value, or no option at all, as
 * nearly every line is. Whatever else it may be, faults included, is for picocli to read.
 *
 * <p>Picocli's classes are compiled for Java 5, so that no class-data archive takes them: loading
 * them costs 60 ms of every start. A test compares the two readers.
 */
final class PlainLine {
  private PlainLine() {}

  static Optional<Picocli.Parsed> parse(List<String> line, List<Option> known) {
    IdentityHashMap<Option, String> options = new IdentityHashMap<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      String word = line.get(i);
      if (word.startsWith("@")) {
        // To picocli, a file with more arguments.
        return Optional.empty();
      }
      if (!word.startsWith("-")) {
        words.add(word);
        continue;
      }
      Option option = find(word, known);
      if (option == null || options.containsKey(option)) {
        return Optional.empty();
      }
      String value = "";
      if (option.value().isPresent()) {
        i++;
        value = i < line.size() ? line.get(i) : "";
        if (!isPlainValue(value, option)) {
          return Optional.empty();
        }
      }
      options.put(option, value);
    }
    return Optional.of(new Picocli.Parsed(options, words, List.of()));
  }

  private static boolean isPlainValue(String value, Option option) {
    return !value.isEmpty()
        && !value.startsWith("-")
        && !value.startsWith("@")
        && (option.choices().isEmpty() || option.choices().contains(value));
  }

  private static @Nullable Option find(String name, List<Option> known) {
    for (Option option : known) {
      if (option.names().contains(name)) {
        return option;
      }
    }
    return null;
  }
}
