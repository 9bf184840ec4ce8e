package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.TestCertificate.root;

import java.io.IOException;
import java.security.KeyPair;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** For each rule a certificate that breaks it, with the exact sentence. */
final class LintCases {
  static final byte[] ROOT = root().utc("261121100000Z", "361121100000Z").der();

  static final KeyPair OTHER = TestCertificate.ec("secp256r1");
  static final KeyPair RSA =
      TestCertificate.keyPair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
  static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  static final AlgorithmIdentifier SHA1 =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA1);
  static final String LONG = "a".repeat(65);

  private LintCases() {}

  static List<LintCase> all() throws IOException {
    List<LintCase> cases = new ArrayList<>();
    FieldCases.fields(cases);
    FieldCases.times(cases);
    FieldCases.subjects(cases);
    FieldCases.keys(cases);
    ExtensionCases.extensions(cases);
    ExtensionCases.usages(cases);
    ExtensionCases.purposes(cases);
    NameCases.names(cases);
    NameCases.dns(cases);
    NameCases.issuers(cases);
    NameCases.spiffe(cases);
    return cases;
  }

  static LintCase bad(String rule, String sentence, TestCertificate certificate) {
    return LintCase.of(rule, sentence, certificate);
  }

  static NameConstraints permitted(String domain) {
    return new NameConstraints(
        new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain))},
        null);
  }
}
