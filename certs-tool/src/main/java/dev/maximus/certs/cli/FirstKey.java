package dev.maximus.certs.cli;

import dev.maximus.certs.x509.CertificateIssuer;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;

/**
 * Makes a key and a certificate that nobody gets. The first ones take many times as long as the
 * others, because Java loads its classes and computes its tables: here that is done while the
 * request is read.
 */
final class FirstKey {
  private FirstKey() {}

  /** Returns at once. What goes wrong here goes wrong again where somebody is told. */
  static void prepare(Console console) {
    Thread thread = new Thread(() -> make(console), "first-key");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((failed, fault) -> {});
    thread.start();
  }

  private static void make(Console console) {
    CertificateIssuer issuer = new CertificateIssuer(console.clock(), console.random());
    CertificateRequest request =
        CertificateRequest.of("nobody", Profile.ROOT_CA, Subject.of("nobody"));
    issuer.selfSigned(request, issuer.newKey(request));
  }
}
