package dev.maximus.certs.cli;

import java.util.List;
import java.util.Optional;

/** A command line: the command, and what stands before and after it. */
record Line(List<String> before, Optional<String> command, List<String> after) {
  static Line of(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-C") || word.equals("--directory") || word.equals("--color")) {
        i++; // its value
      } else if (!word.startsWith("-")) {
        return new Line(words.subList(0, i), Optional.of(word), words.subList(i + 1, words.size()));
      }
    }
    return new Line(words, Optional.empty(), List.of());
  }
}
