package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.Severity.ERROR;
import static dev.maximus.certs.lint.Severity.WARNING;
import static org.bouncycastle.asn1.x509.KeyUsage.cRLSign;
import static org.bouncycastle.asn1.x509.KeyUsage.dataEncipherment;
import static org.bouncycastle.asn1.x509.KeyUsage.decipherOnly;
import static org.bouncycastle.asn1.x509.KeyUsage.digitalSignature;
import static org.bouncycastle.asn1.x509.KeyUsage.encipherOnly;
import static org.bouncycastle.asn1.x509.KeyUsage.keyAgreement;
import static org.bouncycastle.asn1.x509.KeyUsage.keyCertSign;
import static org.bouncycastle.asn1.x509.KeyUsage.keyEncipherment;
import static org.bouncycastle.asn1.x509.KeyUsage.nonRepudiation;

import dev.maximus.certs.x509.Peer;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.SpiffeWorkload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Extended key usage: one purpose, and a key usage that fits it (RFC 5280 4.2.1.12). */
final class PurposeRules {
  private static final int ALL_BITS =
      digitalSignature
          | nonRepudiation
          | keyEncipherment
          | dataEncipherment
          | keyAgreement
          | keyCertSign
          | cRLSign
          | encipherOnly
          | decipherOnly;

  /** For each purpose the key usages that go with it, as zlint reads the standard. */
  private static final Map<KeyPurposeId, Set<Integer>> CONSISTENT =
      Map.of(
          KeyPurposeId.id_kp_serverAuth,
          Set.of(
              digitalSignature,
              keyEncipherment,
              keyAgreement,
              digitalSignature | keyEncipherment,
              digitalSignature | keyAgreement),
          KeyPurposeId.id_kp_clientAuth,
          Set.of(digitalSignature, keyAgreement, digitalSignature | keyAgreement),
          KeyPurposeId.id_kp_codeSigning,
          Set.of(digitalSignature),
          KeyPurposeId.id_kp_timeStamping,
          Set.of(digitalSignature, nonRepudiation, digitalSignature | nonRepudiation),
          KeyPurposeId.id_kp_OCSPSigning,
          Set.of(digitalSignature, nonRepudiation, digitalSignature | nonRepudiation),
          KeyPurposeId.id_kp_emailProtection,
          Set.of(
              digitalSignature,
              nonRepudiation,
              keyEncipherment,
              keyAgreement,
              digitalSignature | nonRepudiation,
              digitalSignature | keyEncipherment,
              digitalSignature | keyAgreement,
              digitalSignature | nonRepudiation | keyEncipherment,
              digitalSignature | nonRepudiation | keyAgreement,
              nonRepudiation | keyEncipherment,
              nonRepudiation | keyAgreement));

  private PurposeRules() {}

  static List<LintRule> rules() {
    return List.of(
        LintRule.alone(
            "eku_critical_improperly", "RFC 5280 4.2.1.12", WARNING, PurposeRules::criticalAny),
        LintRule.alone("ext_eku_any", "RFC 5280 4.2.1.12", WARNING, PurposeRules::any),
        LintRule.alone("leaf_without_eku", "RFC 5280 4.2.1.12", WARNING, PurposeRules::missing),
        LintRule.of(
            "eku_server_and_client", "RFC 5280 4.2.1.12", WARNING, PurposeRules::serverAndClient),
        LintRule.of("eku_not_of_profile", "RFC 5280 4.2.1.12", ERROR, PurposeRules::notOfProfile),
        LintRule.alone(
            "key_usage_and_extended_key_usage_inconsistent",
            "RFC 5280 4.2.1.12",
            ERROR,
            PurposeRules::inconsistent));
  }

  private static boolean isFor(LintedCertificate certificate, KeyPurposeId purpose) {
    return certificate.extensions().purposes().contains(purpose);
  }

  private static Optional<String> criticalAny(LintedCertificate certificate) {
    return isFor(certificate, KeyPurposeId.anyExtendedKeyUsage)
            && certificate.extensions().isCritical(Extension.extendedKeyUsage)
        ? Optional.of("extension 'extKeyUsage' should not be critical where it allows any purpose")
        : Optional.empty();
  }

  private static Optional<String> any(LintedCertificate certificate) {
    return isFor(certificate, KeyPurposeId.anyExtendedKeyUsage)
        ? Optional.of("purpose 'any' should be the purposes it is for")
        : Optional.empty();
  }

  private static Optional<String> missing(LintedCertificate certificate) {
    return certificate.isLeaf() && !certificate.extensions().has(Extension.extendedKeyUsage)
        ? Optional.of("purpose should be named: without it a client can play the server")
        : Optional.empty();
  }

  private static Optional<String> serverAndClient(LintSubject subject) {
    LintedCertificate certificate = subject.certificate();
    Optional<Profile> profile = subject.profile();
    boolean both =
        isFor(certificate, KeyPurposeId.id_kp_serverAuth)
            && isFor(certificate, KeyPurposeId.id_kp_clientAuth);
    boolean allowed =
        SpiffeRules.hasSpiffeId(certificate)
            || profile
                .filter(known -> known instanceof Peer || known instanceof SpiffeWorkload)
                .isPresent();
    return both && !allowed
        ? Optional.of(
            "purposes 'server and client' should be in two certificates, except for a peer or a"
                + " SPIFFE workload")
        : Optional.empty();
  }

  private static Optional<String> notOfProfile(LintSubject subject) {
    Set<KeyPurposeId> purposes = Set.copyOf(subject.certificate().extensions().purposes());
    return subject
        .profile()
        .filter(profile -> !Set.copyOf(profile.purposes()).equals(purposes))
        .map(profile -> "purposes must be those of the profile '%s'".formatted(profile.id()));
  }

  private static Optional<String> inconsistent(LintedCertificate certificate) {
    Optional<KeyUsage> usage = certificate.extensions().keyUsage();
    List<KeyPurposeId> purposes = certificate.extensions().purposes();
    if (!certificate.isLeaf() || usage.isEmpty() || purposes.isEmpty()) {
      return Optional.empty();
    }
    if (!CONSISTENT.keySet().containsAll(purposes)) {
      return Optional.empty();
    }
    return combined(purposes).contains(bits(usage.get()))
        ? Optional.empty()
        : Optional.of("key usage must fit the extended key usage");
  }

  /** What goes with each of several purposes may be joined. */
  private static Set<Integer> combined(List<KeyPurposeId> purposes) {
    Set<Integer> allowed = new HashSet<>();
    for (KeyPurposeId purpose : purposes) {
      Set<Integer> own = CONSISTENT.getOrDefault(purpose, Set.of());
      Set<Integer> joined = new HashSet<>(own);
      for (int one : own) {
        allowed.forEach(other -> joined.add(one | other));
      }
      allowed.addAll(joined);
    }
    return allowed;
  }

  private static int bits(KeyUsage usage) {
    int bits = 0;
    for (int bit = 1; bit <= decipherOnly; bit <<= 1) {
      if ((bit & ALL_BITS) != 0 && usage.hasUsages(bit)) {
        bits |= bit;
      }
    }
    return bits;
  }
}
