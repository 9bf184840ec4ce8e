package dev.maximus.certs.x509;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** A certificate that signs certificates. */
public sealed interface AuthorityProfile extends Profile permits RootCa, IntermediateCa, IstioCa {
  /** How many authorities may stand between this one and a leaf. */
  int pathLength();

  @Override
  default int keyUsage(KeyAlgorithm key) {
    return KeyUsage.keyCertSign | KeyUsage.cRLSign;
  }

  @Override
  default List<KeyPurposeId> purposes() {
    return List.of();
  }

  @Override
  default List<String> problems(Subject subject, List<SubjectAlternativeName> names) {
    List<String> problems = new ArrayList<>();
    if (subject.commonName().isEmpty()) {
      problems.add("an authority must have a common name");
    }
    return problems;
  }
}
