package dev.maximus.engine.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KNOWN = List.of("replicas", "resources", "cpu", "services");

  @ParameterizedTest
  @CsvSource({
    "replcas, replicas",
    "Replicas, replicas",
    "repilcas, replicas",
    "cup, cpu",
    "sevices, services",
    "resource, resources",
  })
  void findsTheWordThatWasMeant(String word, String meant) {
    assertThat(Suggestion.closest(word, KNOWN)).contains(meant);
    assertThat(Suggestion.unknown(word, KNOWN))
        .isEqualTo("is unknown, did you mean '" + meant + "'?");
  }

  @Test
  void listsTheWordsWhenNoneIsNear() {
    assertThat(Suggestion.unknown("banana", KNOWN))
        .isEqualTo("is unknown, use one of: cpu, replicas, resources, services");
    assertThat(Suggestion.unknown("banana", List.of())).isEqualTo("is unknown");
  }

  @ParameterizedTest
  @CsvSource({"'', abc, 3", "abc, abc, 0", "kitten, sitting, 3", "ab, ba, 1", "abcd, acbd, 1"})
  void countsChanges(String a, String b, int changes) {
    assertThat(Suggestion.distance(a, b)).isEqualTo(changes);
    assertThat(Suggestion.distance(b, a)).isEqualTo(changes);
  }
}
