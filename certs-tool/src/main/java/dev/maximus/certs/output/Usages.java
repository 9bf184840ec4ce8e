package dev.maximus.certs.output;

import dev.maximus.certs.x509.AuthorityProfile;
import dev.maximus.certs.x509.Client;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.IstioCa;
import dev.maximus.certs.x509.Peer;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Server;
import java.util.ArrayList;
import java.util.List;

/** The lines that an operator pastes to use a certificate: only those that fit its profile. */
public final class Usages {
  private Usages() {}

  /**
   * All ways to use this certificate.
   *
   * @param endpoint for a client: the server it calls; for a server: itself
   */
  public static List<Usage> of(
      Profile profile, IssuedCertificate certificate, UsageFiles files, Endpoint endpoint) {
    List<Usage> all = new ArrayList<>();
    Names names = Names.of(certificate);
    Endpoint own = endpoint.orHost(names.host());
    if (profile instanceof AuthorityProfile) {
      all.addAll(AuthorityUsages.of(files, endpoint));
      if (profile instanceof IstioCa) {
        all.addAll(0, AuthorityUsages.istio(files));
      }
      return all;
    }
    if (profile instanceof Client) {
      all.addAll(ClientUsages.of(files, names, endpoint));
    } else if (profile instanceof Server) {
      all.addAll(ServerUsages.of(files, own));
      all.add(ClientUsages.check(files, own));
    } else if (profile instanceof Peer) {
      all.addAll(ServerUsages.peer(files, own));
      all.addAll(ClientUsages.peer(files, own));
    } else {
      all.addAll(WorkloadUsages.of(files, names, own));
    }
    all.addAll(KubernetesUsages.of(files));
    return List.copyOf(all);
  }
}
