package dev.maximus.certs.x509;

import static dev.maximus.certs.x509.TestAuthority.ISSUER;
import static dev.maximus.certs.x509.TestAuthority.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateSigningRequestTest {
  private static final CertificateRequest WANTED =
      TestAuthority.server("a.svc", "b.svc")
          .withNames(List.of(DnsName.of("a.svc"), IpAddress.of("::1")));

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void whatIsMadeIsReadAndIssued(KeyAlgorithm algorithm) throws Exception {
    CertificateRequest wanted = WANTED.withKey(algorithm);
    KeyPair key = TestKeys.of(algorithm);
    CertificateSigningRequest made = CertificateSigningRequest.create(wanted, key, RANDOM);
    CertificateSigningRequest read =
        CertificateSigningRequest.of(made.pem().getBytes(StandardCharsets.US_ASCII));

    assertThat(read.names()).isEqualTo(wanted.names());
    assertThat(read.commonName()).isEmpty();
    assertThat(read.key()).isEqualTo(algorithm);
    assertThat(ISSUER.issue(TestAuthority.root(), wanted, read).publicKey())
        .isEqualTo(key.getPublic());
  }

  @Test
  void namesThatAreNotListedAreRefusedUntilTheyAreTakenOver() {
    CertificateRequest listed = TestAuthority.server("b.svc");
    KeyPair key = KeyAlgorithm.DEFAULT.generate(RANDOM);
    CertificateSigningRequest asked =
        CertificateSigningRequest.create(
            new CertificateRequest(
                "x",
                Profile.SERVER,
                Subject.of("admin"),
                WANTED.names(),
                Lifetime.days(1),
                KeyAlgorithm.DEFAULT,
                WANTED.nameConstraints()),
            key,
            RANDOM);
    CertificateAuthority root = TestAuthority.root();

    assertThatThrownBy(() -> ISSUER.issue(root, listed, asked))
        .hasMessage(
            "the signing request asks for the common name admin, and 'server' does not list it;"
                + " the signing request asks for DNS:a.svc, and 'server' does not list it;"
                + " the signing request asks for IP:::1, and 'server' does not list it");
    CertificateRequest taken =
        CertificateRequest.of("server", Profile.SERVER, Subject.of("admin"), asked.names());
    assertThat(ISSUER.issue(root, taken, asked).names()).isEqualTo(WANTED.names());
  }

  @Test
  void whoDoesNotHoldTheKeyIsRefused() throws Exception {
    KeyPair key = KeyAlgorithm.DEFAULT.generate(RANDOM);
    KeyPair other = KeyAlgorithm.DEFAULT.generate(RANDOM);
    byte[] forged =
        new PKCS10CertificationRequestBuilder(
                new X500Name("CN=x"),
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()))
            .build(new KeySigner(other.getPrivate(), RANDOM))
            .getEncoded();

    assertThatThrownBy(() -> CertificateSigningRequest.of(forged))
        .isInstanceOf(MalformedException.class)
        .hasMessage("its signature is not of its key: who asks does not prove to hold the key");
  }

  @Test
  void weakKeysAndSignaturesAreRefused() throws Exception {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
    pairs.initialize(2048);
    KeyPair weak = pairs.generateKeyPair();
    assertThatThrownBy(() -> CertificateSigningRequest.of(signed(weak, "SHA256withRSA")))
        .hasMessage("its key must be one of ecdsa-p256, ecdsa-p384, rsa-3072, rsa-4096, ed25519");
    KeyPair good = KeyAlgorithm.DEFAULT.generate(RANDOM);
    assertThatThrownBy(() -> CertificateSigningRequest.of(signed(good, "SHA1withECDSA")))
        .hasMessage("it is signed with an algorithm that is not accepted, as SHA-1");
  }

  private static byte[] signed(KeyPair key, String algorithm) throws Exception {
    return new PKCS10CertificationRequestBuilder(
            new X500Name("CN=x"), SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()))
        .build(new JcaContentSignerBuilder(algorithm).build(key.getPrivate()))
        .getEncoded();
  }
}
