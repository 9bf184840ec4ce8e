package dev.maximus.certs.request;

import dev.maximus.certs.x509.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What to say of a word that is not one of those there are. */
final class Choice {
  /** What is much longer than any known word is not worth comparing. */
  private static final int LONGEST = 40;

  private Choice() {}

  /** {@code output 'pcks12' is unknown, did you mean 'pkcs12'?}, or the words there are. */
  static String unknown(String what, String word, Collection<String> known) {
    String start = what + " '" + Text.visible(word) + "' is unknown";
    Optional<String> meant = meant(word, known);
    if (meant.isPresent()) {
      return start + ", did you mean '" + meant.get() + "'?";
    }
    return known.isEmpty() ? start : start + ", must be one of " + String.join(", ", known);
  }

  /** For what {@link dev.maximus.certs.x509.CertificateRequest#isName} refuses. */
  static String noName(String what, String name) {
    return what
        + " '"
        + Text.visible(name)
        + "' must be 1 to 63 characters a-z, 0-9, '-' and '.', with a letter or digit at both ends";
  }

  /** The known word that this one is a slip of. */
  static Optional<String> meant(String word, Collection<String> known) {
    return word.length() > LONGEST
        ? Optional.empty()
        : known.stream()
            .filter(candidate -> slips(word, candidate) <= Math.max(1, candidate.length() / 3))
            .min(Comparator.comparingInt(candidate -> slips(word, candidate)));
  }

  /** How many letters one has too many, too few or wrong (Levenshtein); case does not count. */
  private static int slips(String word, String candidate) {
    List<Integer> row = new ArrayList<>();
    for (int i = 0; i <= candidate.length(); i++) {
      row.add(i);
    }
    for (int i = 0; i < word.length(); i++) {
      int diagonal = row.get(0);
      row.set(0, i + 1);
      for (int j = 1; j < row.size(); j++) {
        boolean same =
            Character.toLowerCase(word.charAt(i)) == Character.toLowerCase(candidate.charAt(j - 1));
        int next = Math.min(diagonal + (same ? 0 : 1), 1 + Math.min(row.get(j), row.get(j - 1)));
        diagonal = row.set(j, next);
      }
    }
    return row.get(candidate.length());
  }
}
