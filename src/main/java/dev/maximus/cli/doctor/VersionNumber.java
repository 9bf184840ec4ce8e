package dev.maximus.cli.doctor;

import java.util.Optional;

/** Version numbers in what programs say of themselves. */
final class VersionNumber {
  private VersionNumber() {}

  /** The first word that begins with a number, a dot and a number, without a letter before. */
  static Optional<String> firstIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!startsHere(text, i)) {
        continue;
      }
      int end = i;
      while (end < text.length() && isPart(text.charAt(end))) {
        end++;
      }
      String word = text.substring(i, end);
      int dot = word.indexOf('.');
      if (dot > 0 && dot + 1 < word.length() && isDigit(word.charAt(dot + 1))) {
        return Optional.of(word);
      }
      i = end;
    }
    return Optional.empty();
  }

  /** {@code v1.2} and {@code go1.2} are versions too. */
  private static boolean startsHere(String text, int i) {
    if (!isDigit(text.charAt(i))) {
      return false;
    }
    char before = i == 0 ? ' ' : text.charAt(i - 1);
    return !isPart(before) || before == 'v' || before == 'o';
  }

  /** Compares the numbers, from the left; what is no number counts as 0. */
  static boolean isAtLeast(String version, String oldest) {
    if (oldest.isEmpty()) {
      return true;
    }
    String[] has = version.split("[^0-9]+", -1);
    String[] needs = oldest.split("[^0-9]+", -1);
    for (int i = 0; i < needs.length; i++) {
      int difference = (i < has.length ? number(has[i]) : 0) - number(needs[i]);
      if (difference != 0) {
        return difference > 0;
      }
    }
    return true;
  }

  private static int number(String digits) {
    return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPart(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ".-+~".indexOf(c) >= 0;
  }
}
