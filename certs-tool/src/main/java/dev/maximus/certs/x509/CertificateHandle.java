package dev.maximus.certs.x509;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A certificate that a component uses. It exists before any file does: it knows what was asked for
 * and where the parts will be. What was issued is checked when it is there.
 */
public sealed interface CertificateHandle
    permits ServesAsServer, ServesAsClient, WorkloadCertificate, AuthorityCertificate {
  CertificateRequest request();

  CertificateSource source();

  /** What it is called among its fellows. */
  default String name() {
    return request().name();
  }

  /**
   * What is wrong with what was found: purpose, names, dates, key, and the chain to the bundle.
   * Each is one sentence; none when it is what was asked for.
   *
   * @param margin how long it must still be valid
   */
  default List<String> problems(LoadedCertificate loaded, Instant at, Duration margin) {
    return HandleChecks.problems(this, loaded, at, margin);
  }
}
