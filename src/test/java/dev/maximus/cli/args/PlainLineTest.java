package dev.maximus.cli.args;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainLineTest {
  private static final List<Option> OPTIONS =
      List.of(
          Option.flag("check", "--check"),
          Option.value("DIR", "where to", "-o", "--out"),
          Option.value("FORMAT", "how", "--format").oneOf("dot", "svg"),
          Option.flag("help", "-h", "--help"));

  /** Pieces of lines: what is usual, what is odd, and what is wrong. */
  private static final List<String> PIECES =
      List.of(
          "render",
          "dev",
          "--check",
          "--check=true",
          "-o",
          "--out",
          "--out=x",
          "-ox",
          "x",
          "",
          "--format",
          "svg",
          "pdf",
          "-h",
          "--help",
          "--",
          "-",
          "--no",
          "a b",
          "-ho",
          "@file",
          "'q'");

  @Test
  void whatItReadsIsReadTheSameByPicocli() {
    Random random = new Random(17);
    int plain = 0;
    for (int i = 0; i < 20_000; i++) {
      List<String> line = new ArrayList<>();
      int length = random.nextInt(6);
      for (int k = 0; k < length; k++) {
        line.add(PIECES.get(random.nextInt(PIECES.size())));
      }
      Optional<Picocli.Parsed> read = PlainLine.parse(line, OPTIONS);
      if (read.isPresent()) {
        plain++;
        Picocli.Parsed expected = Picocli.parse(line, OPTIONS);
        assertThat(read.get().words()).as("%s", line).isEqualTo(expected.words());
        assertThat(read.get().options()).as("%s", line).isEqualTo(expected.options());
        assertThat(expected.faults()).as("%s", line).isEmpty();
      }
    }
    assertThat(plain).isGreaterThan(2_000);
  }

  @Test
  void theUsualLinesArePlain() {
    for (List<String> line :
        List.of(
            List.of("dev"),
            List.of("dev", "--check"),
            List.of("--out", "x", "dev", "--format", "svg"),
            List.<String>of())) {
      assertThat(PlainLine.parse(line, OPTIONS)).as("%s", line).isPresent();
    }
    assertThat(PlainLine.parse(List.of("--out=x"), OPTIONS)).isEmpty();
  }
}
