package dev.maximus.platform.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.RequestException;
import dev.maximus.certs.request.RequestFile;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.SubjectAlternativeName;
import dev.maximus.platform.catalogue.MaximusCatalogue;
import dev.maximus.platform.systems.MaximusSystem;
import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The request files of the environments ask for what the catalogue needs. */
class CertificateRequestsTest {
  private static final Path STACKS = Toolchain.root().resolve("stacks");

  @Test
  void everyEnvironmentHasAFile() throws IOException {
    assertThat(environments("Pulumi.")).isEqualTo(environments("certificates."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod", "staging"})
  void everyServiceHasItsCertificates(String environment) throws Exception {
    CertificateSet set = read(environment);

    for (String service : MaximusCatalogue.SERVICES.names()) {
      CertificateOrder server = set.find(service + "-server").orElseThrow();
      assertThat(server.profile()).isEqualTo(Profile.SERVER);
      assertThat(server.request().names()).containsExactlyElementsOf(serverNames(service));
      CertificateOrder client = set.find(service + "-client").orElseThrow();
      assertThat(client.profile()).isEqualTo(Profile.CLIENT);
      assertThat(client.request().subject().commonName()).contains(service);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod", "staging"})
  void everyServiceIsInItsNamespaceInTheManifests(String environment) {
    for (String service : MaximusCatalogue.SERVICES.names()) {
      assertThat(
              Toolchain.root()
                  .resolve("manifests-generated")
                  .resolve(environment)
                  .resolve(MaximusSystem.NAMESPACE)
                  .resolve("service-" + service + ".yaml"))
          .exists();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod", "staging"})
  void noServiceIsForgottenAndNoneIsLeftOver(String environment) throws Exception {
    List<String> others =
        List.of(
            "postgres-server",
            "postgres-client-maximus",
            "postgres-client-adaptive-immune",
            "redis-server",
            "redis-peer",
            "kong-server",
            "kong-client",
            "prometheus-client",
            "operator-client");
    List<String> expected =
        Stream.concat(
                MaximusCatalogue.SERVICES.names().stream()
                    .flatMap(name -> Stream.of(name + "-server", name + "-client")),
                others.stream())
            .toList();

    assertThat(read(environment).certificates())
        .extracting(CertificateOrder::name)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod", "staging"})
  void nothingIsAMistake(String environment) throws Exception {
    CertificateSet set = read(environment);

    assertThat(set.environment()).isEqualTo(environment);
    assertThat(set.production()).isEqualTo(!environment.equals("dev"));
    assertThat(set.warnings()).isEmpty();
    assertThat(RequestFile.read("again", RequestFile.write(set))).isEqualTo(set);
  }

  private static List<SubjectAlternativeName> serverNames(String service) {
    String inNamespace = service + "." + MaximusSystem.NAMESPACE;
    return Stream.of(
            service,
            inNamespace,
            inNamespace + ".svc",
            inNamespace + ".svc.cluster.local",
            "localhost")
        .<SubjectAlternativeName>map(DnsName::of)
        .toList();
  }

  private static CertificateSet read(String environment) throws IOException, RequestException {
    String file = "certificates." + environment + ".yaml";
    return RequestFile.read(file, Files.readAllBytes(STACKS.resolve(file)));
  }

  private static List<String> environments(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(STACKS)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(prefix) && name.endsWith(".yaml"))
          .map(name -> name.substring(prefix.length(), name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }
}
