package dev.maximus.certs.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateFileTest {
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
  private static final InUse IN_USE =
      new InUse(
          Optional.of(new Lasting("db.example", AT.plusSeconds(7))),
          Optional.of(new Lasting("istio", AT.plusSeconds(9))));
  private static final String LOST =
      "; nobody knows the phase of the rotation: put the file back from a backup";

  private static RotationState read(String text) {
    return StateFile.read("r.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(String text, String sentence) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(RotationException.class)
        .hasMessage(sentence + LOST);
  }

  @Test
  void whatIsWrittenIsRead() {
    RotationState added = new Added("root", "root-other", AT, IN_USE);
    RotationState reissued = new Reissued("1", "null", AT, InUse.NOTHING, Optional.of(AT));
    assertThat(StateFile.read("r", StateFile.write(added))).isEqualTo(added);
    assertThat(StateFile.read("r", StateFile.write(reissued))).isEqualTo(reissued);
    assertThatThrownBy(() -> StateFile.write(new Steady()))
        .hasMessage("a steady store has no state file");
    assertThat(new String(StateFile.write(added), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            # Made by certs-tool. It belongs to the files beside it: do not edit.
            phase: "added"
            root: "root"
            other: "root-other"
            since: "2026-11-21T10:00:00Z"
            certificate: "db.example"
            certificateEnds: "2026-11-21T10:00:07Z"
            istio: "istio"
            istioEnds: "2026-11-21T10:00:09Z"
            """);
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() {
    refused(
        "phase: gone\nroot: Root\nsince: today\ncertificate: db\nmore: x\n",
        "r.yaml:1:1: phase 'gone' must be added or reissued; r.yaml:2:1: root 'Root' must be the"
            + " name of a certificate; r.yaml:1:1: key 'other' is missing; r.yaml:3:1: since"
            + " 'today' must be a time as 2026-11-21T10:00:00Z; r.yaml:1:1: key 'certificateEnds'"
            + " is missing; r.yaml:5:1: key 'more' is unknown; r.yaml:1:1: the file is not as"
            + " certs-tool writes it");
    refused(
        "phase: added\nroot: a\nother: b\nsince: \"2026-11-21T10:00:00Z\"\ndeployed: x\n",
        "r.yaml:5:1: key 'deployed' is unknown; r.yaml:1:1: the file is not as certs-tool writes"
            + " it");
    refused("root: a\nroot: b\n", "r.yaml:2:1: key 'root' is there twice");
    refused("- a\n", "r.yaml:1:1: must be a flat mapping, as certs-tool writes it");
    refused("a: [b]\n", "r.yaml:1:4: must be a flat mapping, as certs-tool writes it");
    refused("a: &x b\n", "r.yaml:1:4: must be a flat mapping, as certs-tool writes it");
    refused("a: !!str b\n", "r.yaml:1:4: must be a flat mapping, as certs-tool writes it");
    refused("a: b\n---\nc: d\n", "r.yaml:2:1: must be a flat mapping, as certs-tool writes it");
    refused("", "r.yaml:1:1: must be a flat mapping, as certs-tool writes it");
    refused("x".repeat(10_001), "r.yaml:1:1: the file must have at most 10000 octets");
    assertThatThrownBy(() -> read("a: \"b"))
        .hasMessageStartingWith("r.yaml:1:6: is not valid YAML: ");
    assertThatThrownBy(() -> StateFile.read("r.yaml", new byte[] {(byte) 0xff}))
        .hasMessageStartingWith("r.yaml:1:1: the file must be text in UTF-8");
  }

  @Test
  void damageIsNeverAnythingButADocumentedError() {
    byte[] good = StateFile.write(new Reissued("root", "root-other", AT, IN_USE, Optional.of(AT)));
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = good.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        StateFile.read("r.yaml", bad);
      } catch (RotationException e) {
        assertThat(e).hasMessageStartingWith("r.yaml:");
      }
    }
  }
}
