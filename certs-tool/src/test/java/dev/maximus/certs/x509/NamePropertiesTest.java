package dev.maximus.certs.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every name, whatever somebody writes. */
class NamePropertiesTest {
  private static final int ROUNDS = 20_000;
  private static final String LONG_LABEL = "a".repeat(63);
  // Names are made of these, so that most are nearly right.
  private static final List<String> PIECES =
      List.of(
          "a",
          "z9",
          "-",
          "--",
          ".",
          "..",
          "*",
          "*.",
          "_",
          "A",
          "ü",
          "ß",
          "日本",
          "xn--",
          "xn--80ak6aa92e",
          ":",
          "::",
          "/",
          "//",
          "[",
          "]",
          "%",
          "@",
          "1",
          "255",
          "256",
          "0x7f",
          " ",
          "\t",
          "\n",
          "\u0000",
          "\u0085",
          "\u200b",
          "\u202e",
          "\u3002",
          "\ud800",
          "\ud83d\ude00",
          "spiffe://",
          "https://",
          "cluster.local",
          "ns",
          "sa",
          "?",
          "#",
          LONG_LABEL);

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(8);
    for (int i = 0; i < length; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static int accepted(Function<String, String> canonical) {
    Random random = new Random(20261121);
    int accepted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String written = text(random);
      String value;
      try {
        value = canonical.apply(written);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage())
            .as("a message is one line that a terminal shows as it is")
            .doesNotContainPattern("[\\p{Cntrl}\u0085\u200b\u202e\u2028]")
            .hasSizeLessThan(800);
        continue;
      }
      accepted++;
      assertThat(canonical.apply(value)).as("the canonical form of %s", value).isEqualTo(value);
      assertThat(value.chars()).allMatch(c -> c > ' ' && c < 0x7f);
    }
    return accepted;
  }

  @Test
  void aDnsNameIsCanonicalOrRefused() {
    assertThat(accepted(text -> DnsName.of(text).value())).isPositive();
  }

  @Test
  void anAddressIsCanonicalOrRefused() {
    assertThat(accepted(text -> IpAddress.of(text).value())).isPositive();
  }

  @Test
  void aUriIsCanonicalOrRefused() {
    assertThat(accepted(text -> UriName.of(text).value())).isPositive();
  }

  @Test
  void aCommonNameIsKeptAsItIsOrRefused() {
    Random random = new Random(1);
    for (int i = 0; i < ROUNDS; i++) {
      String written = text(random);
      try {
        assertThat(Subject.of(written).commonName()).contains(written);
        assertThat(written.codePoints()).noneMatch(Character::isISOControl);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).startsWith("common name '");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a.",
        "a..b",
        ".a",
        "-a.b",
        "a-.b",
        "a_b.c",
        "*",
        "*.a",
        "a.*.b",
        "*a.b.c",
        "a b.c",
        "a\u0000.b",
        "a\n.b",
        "10.0.0.1",
        "1.2.3",
        "a.1",
        "::1",
        "a/b",
        "a:80",
        "http://a.b"
      })
  void theseAreNoDnsNames(String text) {
    assertThatThrownBy(() -> DnsName.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("DNS name '");
  }

  @ParameterizedTest
  @CsvSource({
    "LOCALHOST, localhost",
    "a-b.c9, a-b.c9",
    "*.example.org, *.example.org",
    "Bücher.example, xn--bcher-kva.example",
    "a.b.svc.cluster.local, a.b.svc.cluster.local"
  })
  void theseAre(String written, String canonical) {
    assertThat(DnsName.of(written).value()).isEqualTo(canonical);
  }

  @Test
  void lengthsEndWhereTheStandardSays() {
    assertThat(DnsName.of(LONG_LABEL + ".a").value()).hasSize(65);
    assertThatThrownBy(() -> DnsName.of(LONG_LABEL + "a.b"))
        .hasMessageContaining("has a label of 64 characters, must have at most 63");
    String longest = (LONG_LABEL + ".").repeat(3) + "a".repeat(61);
    assertThat(DnsName.of(longest).value()).hasSize(253);
    assertThatThrownBy(() -> DnsName.of(longest + "a"))
        .hasMessageContaining("has 254 characters, must have at most 253");
    assertThat(Subject.of("c".repeat(64)).commonName()).isPresent();
    assertThat(Subject.of("\ud83d\ude00".repeat(64)).commonName()).isPresent();
    assertThatThrownBy(() -> Subject.of("c".repeat(65)))
        .hasMessageContaining("has 65 characters, must have at most 64");
    assertThatThrownBy(() -> Subject.of("")).hasMessageContaining("must not be empty");
    assertThatThrownBy(() -> Subject.of("a\u0000b")).hasMessageContaining("a\\u0000b");
    assertThat(new Subject(Optional.empty(), List.of(), Optional.empty(), Optional.empty()))
        .isEqualTo(Subject.NONE);
  }
}
