package dev.maximus.certs.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.x509.CertificateAuthority;
import dev.maximus.certs.x509.CertificateIssuer;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.PrivateKeys;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.UriName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Handshakes with mutual TLS in every phase. Consumers are late: in each phase a server and a
 * client may have the bundle of this phase or of the one before, and, whichever bundle they have,
 * the certificate of this phase or of the one before.
 */
class RotationTlsTest {
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  @TempDir Path temporary;
  private List<Path> phases = List.of();

  @BeforeEach
  void rotate() throws Exception {
    // The certificates of all phases must be valid at the time of this machine.
    Instant start = Instant.now().minus(Duration.ofDays(10));
    phases =
        new Environment(temporary.resolve("store"), start, Environment.mesh()).phases(temporary);
  }

  /** A server or a client with files of phases. */
  private record Party(SSLContext context, String text) {}

  @Test
  void servicesReachEachOtherInEveryPhase() throws Exception {
    int handshakes = 0;
    for (int phase = 1; phase < phases.size(); phase++) {
      for (Party server : services("server", phase)) {
        for (Party client : services("client", phase)) {
          assertThat(faults(server, client, "localhost")).isEmpty();
          handshakes += PROTOCOLS.size();
        }
      }
    }
    assertThat(handshakes).isEqualTo(3 * 4 * 4 * 2);
  }

  @Test
  void workloadsReachEachOtherInEveryPhase() throws Exception {
    for (int phase = 1; phase < phases.size(); phase++) {
      for (Party server : workloads(phase)) {
        for (Party client : workloads(phase)) {
          assertThat(faults(server, client, "")).isEmpty();
        }
      }
    }
  }

  /** Without the phases between: the tests above can fail. */
  @Test
  void fromOldToNewAtOnceHandshakesFail() throws Exception {
    Party oldServer = service("server", 0, 0);
    Party newServer = service("server", 3, 3);
    Party oldClient = service("client", 0, 0);
    Party newClient = service("client", 3, 3);
    assertThat(faults(oldServer, oldClient, "localhost")).isEmpty();
    assertThat(faults(newServer, newClient, "localhost")).isEmpty();
    assertThat(faults(newServer, oldClient, "localhost"))
        .hasSize(2)
        .allMatch(fault -> fault.contains("PKIX path"));
    assertThat(faults(oldServer, newClient, "localhost")).hasSize(2);
    // A phase that is skipped is as bad.
    assertThat(faults(oldServer, service("client", 2, 2), "localhost")).hasSize(2);
    assertThat(faults(service("server", 1, 1), newClient, "localhost")).hasSize(2);
    assertThat(faults(workload(0, 0), workload(3, 3), "")).hasSize(2);
  }

  private static List<String> faults(Party server, Party client, String host) {
    List<String> faults = new ArrayList<>();
    for (String protocol : PROTOCOLS) {
      try {
        Tls.connect(server.context, client.context, host, protocol);
      } catch (SSLException e) {
        faults.add(server.text + ", " + client.text + ", " + protocol + ": " + e.getMessage());
      }
    }
    return faults;
  }

  private List<Party> services(String name, int phase) throws Exception {
    List<Party> parties = new ArrayList<>();
    for (int certificate = phase - 1; certificate <= phase; certificate++) {
      for (int bundle = phase - 1; bundle <= phase; bundle++) {
        parties.add(service(name, certificate, bundle));
      }
    }
    return parties;
  }

  private Party service(String name, int certificate, int bundle) throws Exception {
    Path own = phases.get(certificate).resolve(name);
    return new Party(
        Tls.context(
            own.resolve("tls.crt"),
            own.resolve("tls.key"),
            phases.get(bundle).resolve(name).resolve("ca.crt")),
        "%s with certificate of phase %d and bundle of phase %d"
            .formatted(name, certificate, bundle));
  }

  private List<Party> workloads(int phase) throws Exception {
    List<Party> parties = new ArrayList<>();
    for (int authority = phase - 1; authority <= phase; authority++) {
      for (int bundle = phase - 1; bundle <= phase; bundle++) {
        parties.add(workload(authority, bundle));
      }
    }
    return parties;
  }

  /** A certificate as istiod issues it with the files of one phase. */
  private Party workload(int authority, int bundle) throws Exception {
    Path istio = phases.get(authority).resolve("istio");
    CertificateRequest request =
        CertificateRequest.of(
                "workload",
                Profile.SPIFFE_WORKLOAD,
                Subject.NONE,
                List.of(UriName.of("spiffe://cluster.local/ns/default/sa/default")))
            .withLifetime(Lifetime.hours(24));
    CertificateIssuer istiod = new CertificateIssuer(Clock.systemUTC(), Environment.RANDOM);
    KeyPair key = istiod.newKey(request);
    IssuedCertificate certificate =
        istiod.issue(
            CertificateAuthority.root(
                IssuedCertificate.readAll(Files.readAllBytes(istio.resolve("ca-cert.pem"))).get(0),
                PrivateKeys.read(
                    Files.readAllBytes(istio.resolve("ca-key.pem")), Optional.empty())),
            request,
            key.getPublic());
    Path directory = Files.createTempDirectory(temporary, "workload");
    Files.writeString(
        directory.resolve("chain.pem"),
        certificate.pem() + Files.readString(istio.resolve("cert-chain.pem")));
    Files.write(directory.resolve("key.pem"), PrivateKeys.pem(key.getPrivate()));
    return new Party(
        Tls.context(
            directory.resolve("chain.pem"),
            directory.resolve("key.pem"),
            phases.get(bundle).resolve("istio/root-cert.pem")),
        "workload from istiod of phase %d with bundle of phase %d".formatted(authority, bundle));
  }
}
