package dev.maximus.engine.stack;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the word that somebody meant. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * The known word nearest to this one, if it is near: at most a third of the letters differ. Of
   * two that are equally near, the first of the alphabet.
   */
  public static Optional<String> closest(String word, Collection<String> known) {
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : new TreeSet<>(known)) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance <= Math.max(1, candidate.length() / 3) && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return bestDistance == Integer.MAX_VALUE ? Optional.empty() : Optional.of(best);
  }

  /** {@code is unknown, did you mean 'replicas'?}, or the list of the known words. */
  public static String unknown(String word, Collection<String> known) {
    return closest(word, known)
        .map(near -> "is unknown, did you mean '" + near + "'?")
        .orElseGet(
            () ->
                known.isEmpty()
                    ? "is unknown"
                    : "is unknown, use one of: " + String.join(", ", new TreeSet<>(known)));
  }

  /** How many letters to insert, remove, replace, or swap with their neighbour. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + replace);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, d[i - 2][j - 2] + 1);
        }
        d[i][j] = best;
      }
    }
    return d[a.length()][b.length()];
  }
}
