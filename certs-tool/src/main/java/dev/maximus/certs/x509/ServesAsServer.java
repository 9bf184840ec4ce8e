package dev.maximus.certs.x509;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a consumer takes that runs a server and accepts a certificate for both roles. One that does
 * not, takes a {@link ServerCertificate}.
 */
public sealed interface ServesAsServer extends CertificateHandle
    permits ServerCertificate, PeerCertificate {
  /** The hosts under which clients call, and that the request does not cover; as sentences. */
  default List<String> problemsFor(Set<DnsName> hosts) {
    return HandleChecks.hostProblems(this, request().names(), hosts);
  }

  /** All that is wrong with what was found, for clients that call under these hosts. */
  default List<String> problemsFor(
      Set<DnsName> hosts, LoadedCertificate loaded, Instant at, Duration margin) {
    List<String> problems = new ArrayList<>(problems(loaded, at, margin));
    problems.addAll(HandleChecks.hostProblems(this, loaded.certificate().names(), hosts));
    return problems.stream().distinct().toList();
  }
}
