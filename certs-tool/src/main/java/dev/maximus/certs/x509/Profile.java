package dev.maximus.certs.x509;

import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate is for. A certificate has one purpose. */
public sealed interface Profile permits AuthorityProfile, LeafProfile {
  Profile ROOT_CA = new RootCa();
  Profile INTERMEDIATE_CA = new IntermediateCa();
  Profile ISTIO_CA = new IstioCa();
  Profile SERVER = new Server();
  Profile CLIENT = new Client();
  Profile PEER = new Peer();
  Profile SPIFFE_WORKLOAD = new SpiffeWorkload();

  List<Profile> ALL =
      List.of(ROOT_CA, INTERMEDIATE_CA, ISTIO_CA, SERVER, CLIENT, PEER, SPIFFE_WORKLOAD);

  /**
   * The profile of this name.
   *
   * @throws IllegalArgumentException with the names there are
   */
  static Profile of(String id) {
    return ALL.stream()
        .filter(profile -> profile.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "profile '"
                        + Text.visible(id)
                        + "' must be one of "
                        + String.join(", ", ALL.stream().map(Profile::id).toList())));
  }

  /** The name in request files and on the command line. */
  String id();

  /** What it is for, for people. */
  String title();

  Lifetime defaultLifetime();

  /** The bits of {@link org.bouncycastle.asn1.x509.KeyUsage}. */
  int keyUsage(KeyAlgorithm key);

  /** The extended key usage; empty for an authority, which may issue for any. */
  List<KeyPurposeId> purposes();

  /** What is wrong with these names for this purpose, as sentences; empty when nothing is. */
  List<String> problems(Subject subject, List<SubjectAlternativeName> names);
}
