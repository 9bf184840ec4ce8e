package dev.maximus.certs.x509;

import static dev.maximus.certs.x509.TestAuthority.ISSUER;
import static dev.maximus.certs.x509.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevocationListTest {
  private final CertificateAuthority root = TestAuthority.root();

  @Test
  void whatIsRevokedIsReadBack() throws Exception {
    List<RevokedCertificate> revoked =
        Arrays.stream(RevocationReason.values())
            .filter(reason -> reason != RevocationReason.REMOVE_FROM_CRL)
            .map(
                reason ->
                    RevokedCertificate.revoked(
                        BigInteger.valueOf(reason.code() + 1), NOW.minusSeconds(60), reason))
            .toList();
    RevocationList made = ISSUER.revocationList(root, BigInteger.TEN, Lifetime.days(30), revoked);
    RevocationList read = RevocationList.of(made.pem().getBytes(StandardCharsets.US_ASCII));

    assertThat(read.revoked()).isEqualTo(revoked);
    assertThat(read.number()).contains(BigInteger.TEN);
    assertThat(read.thisUpdate()).isEqualTo(NOW.truncatedTo(ChronoUnit.SECONDS));
    assertThat(read.nextUpdate()).contains(read.thisUpdate().plus(30, ChronoUnit.DAYS));
    assertThat(read.find(BigInteger.TWO).orElseThrow().reason())
        .isEqualTo(RevocationReason.KEY_COMPROMISE);
    assertThat(read.find(BigInteger.valueOf(99))).isEmpty();
    assertThat(read.isOf(root.certificate())).isTrue();
    assertThat(read.isOf(TestAuthority.root().certificate())).isFalse();
    read.toJca().verify(root.certificate().publicKey());
  }

  @Test
  void anEmptyListIsAList() throws Exception {
    RevocationList made = ISSUER.revocationList(root, BigInteger.ONE, Lifetime.days(1), List.of());
    assertThat(RevocationList.of(made.der()).revoked()).isEmpty();
  }

  @Test
  void refusesWhatAListCannotSay() {
    RevokedCertificate once =
        RevokedCertificate.revoked(BigInteger.TWO, NOW, RevocationReason.SUPERSEDED);
    assertThatThrownBy(() -> list(once, once))
        .hasMessage("serial number '2' must be revoked only once");
    assertThatThrownBy(
            () ->
                list(
                    RevokedCertificate.revoked(
                        BigInteger.TWO, NOW, RevocationReason.REMOVE_FROM_CRL)))
        .hasMessage("reason 'remove-from-crl' must be in a delta list, and this is a full one");
    CertificateRequest leaf = TestAuthority.client("c");
    CertificateAuthority noAuthority = TestAuthority.below(root, leaf);
    assertThatThrownBy(
            () -> ISSUER.revocationList(noAuthority, BigInteger.ONE, Lifetime.days(1), List.of()))
        .hasMessage("the issuer 'c' is not an authority");
    assertThatThrownBy(() -> RevocationReason.of("because"))
        .hasMessageStartingWith("reason 'because' must be one of unspecified, key-compromise, ");
  }

  private RevocationList list(RevokedCertificate... revoked) {
    return ISSUER.revocationList(root, BigInteger.ONE, Lifetime.days(1), List.of(revoked));
  }
}
