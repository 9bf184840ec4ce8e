package dev.maximus.certs.x509;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a consumer takes that calls a server and accepts a certificate for both roles. One that does
 * not, takes a {@link ClientCertificate}.
 */
public sealed interface ServesAsClient extends CertificateHandle
    permits ClientCertificate, PeerCertificate {
  /** Why the server would not know this role by the common name that was asked for, if so. */
  default List<String> problemsFor(String role) {
    return HandleChecks.roleProblems(this, request().subject().commonName(), role);
  }

  /** All that is wrong with what was found, for a server that knows this role. */
  default List<String> problemsFor(
      String role, LoadedCertificate loaded, Instant at, Duration margin) {
    List<String> problems = new ArrayList<>(problems(loaded, at, margin));
    problems.addAll(HandleChecks.roleProblems(this, loaded.certificate().commonName(), role));
    return problems.stream().distinct().toList();
  }
}
