package dev.maximus.certs.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
  private static final byte[] CONTENT =
      "some content of a block, longer than one line of it"
          .repeat(2)
          .getBytes(StandardCharsets.US_ASCII);
  private static final String BLOCK = Pem.encode("X509 CRL", CONTENT);

  @Test
  void readsWhatItWrites() throws MalformedException {
    List<PemBlock> blocks = read(BLOCK + BLOCK);

    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(1).der()).isEqualTo(CONTENT);
    assertThat(blocks.get(1)).hasToString("PemBlock[X509 CRL, line 6]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Certificate:\n    Data: the end - - of BEGIN\n%s\nCertificate:\n",
        "\u00ef\u00bb\u00bf%s",
        "subject=CN = x -----\n\n%s",
        "-----\n%s---",
      })
  void textBetweenBlocksIsAllowed(String frame) throws MalformedException {
    assertThat(read(frame.formatted(BLOCK))).hasSize(1);
  }

  @Test
  void otherLineEndsAreAllowed() throws MalformedException {
    assertThat(read(BLOCK.replace("\n", "\r\n"))).hasSize(1);
    assertThat(read(BLOCK.replace("\n", " \t\n"))).hasSize(1);
    assertThat(read(BLOCK.strip())).hasSize(1);
  }

  static List<List<String>> faults() {
    return List.of(
        List.of("-----BEGIN A-----\nAAAA\n", "line 1: BEGIN A has no END"),
        List.of("x\n-----END A-----\n", "line 2: ends 'A', which has not begun"),
        List.of(
            "-----BEGIN A-----\nAAAA\n-----END B-----\n",
            "line 3: ends 'B', and line 1 begins 'A'"),
        List.of(
            "-----BEGIN A-----\nAAAA\n-----BEGIN A-----\n",
            "line 3: begins a block before the one of line 1 has ended"),
        List.of("----BEGIN A-----\n", BOUNDARY.formatted(1)),
        List.of("\n  -----BEGIN A-----\n", BOUNDARY.formatted(2)),
        List.of("-----BEGIN A---\n-----END A-----\n", BOUNDARY.formatted(1)),
        List.of("-----BEGIN A-----\nAAAA-----END A-----\n", BOUNDARY.formatted(2)),
        List.of("-----BEGIN A-----" + "A".repeat(200) + "-----END A-----", BOUNDARY.formatted(1)),
        List.of("-----BEGIN A-----\nAA A\n-----END A-----\n", "line 2: is not base64"),
        List.of("-----BEGIN A-----\nAA==\nAAAA\n", "line 3: follows the end of the base64 text"),
        List.of(
            "-----BEGIN A-----\nAAAA\n\n-----END A-----\n",
            "line 3: is empty, inside the block of line 1"),
        List.of(
            "-----BEGIN A-----\nAAA\n-----END A-----\n",
            "line 3: ends a block that is not whole base64"),
        List.of(
            "-----BEGIN A-----\nAB==\n-----END A-----\n",
            "line 3: ends a block that is not whole base64"),
        List.of(
            "-----BEGIN A-----\n-----END A-----\n",
            "line 2: ends a block that is not whole base64"));
  }

  private static final String BOUNDARY =
      "line %d: must be -----BEGIN <label>----- or -----END <label>-----, and nothing else";

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultNamesItsLine(List<String> textAndMessage) {
    assertThatThrownBy(() -> read(textAndMessage.get(0)))
        .isInstanceOf(MalformedException.class)
        .hasMessage(textAndMessage.get(1))
        .hasNoCause();
  }

  @Test
  void onlyTheLabelThatIsAskedFor() {
    assertThatThrownBy(() -> Pem.read(octets(BLOCK), Pem.CERTIFICATE))
        .hasMessage("line 1: begins 'X509 CRL', and only 'CERTIFICATE' is expected");
    assertThatThrownBy(() -> Pem.read(octets("text"), Pem.CERTIFICATE))
        .hasMessage("it has no line -----BEGIN CERTIFICATE-----");
    assertThatThrownBy(() -> Pem.one(octets(BLOCK + BLOCK), Pem.REVOCATION_LIST))
        .hasMessage("line 6: begins another 'X509 CRL', and only one is expected");
    assertThatThrownBy(() -> Pem.read(new byte[Pem.MAX_OCTETS + 1]))
        .hasMessage("it has 16777217 octets, and 16777216 are allowed");
  }

  private static List<PemBlock> read(String text) throws MalformedException {
    return Pem.read(octets(text));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
