package dev.maximus.certs.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.request.Layout;
import dev.maximus.certs.request.OutputKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsagesTest {
  private final TestPki pki = new TestPki();

  @Test
  void eachProfileHasWhatFitsIt() {
    assertThat(ids(pki.client(Layout.FLAT)))
        .containsExactly("psql", "redis-cli", "curl", "openssl-s_client", "jdbc", "kubectl");
    assertThat(ids(pki.server(Layout.FLAT)))
        .containsExactly(
            "postgresql.conf",
            "pg_hba.conf",
            "redis.conf",
            "nginx",
            "uvicorn",
            "openssl-s_server",
            "openssl-s_client",
            "kubectl");
    assertThat(ids(pki.peer(Layout.FLAT)))
        .containsExactly(
            "redis.conf", "openssl-s_server", "redis-cli", "openssl-s_client", "kubectl");
    assertThat(ids(pki.workload(Layout.FLAT)))
        .containsExactly("envoy", "openssl-s_server", "kubectl");
    assertThat(ids(pki.root(Layout.FLAT)))
        .containsExactly("openssl-x509", "curl", "openssl-s_client");
    assertThat(ids(pki.istio(Layout.FLAT)))
        .containsExactly("kubectl", "openssl-x509", "curl", "openssl-s_client");
  }

  @Test
  void theLinesOfAClient() {
    List<Usage> usages = usages(pki.client(Layout.FLAT), "certs", Endpoint.USUAL);

    assertThat(text(usages, "psql"))
        .isEqualTo(
            "psql 'host=localhost port=5432 dbname=postgres user=client sslmode=verify-full"
                + " sslrootcert=certs/root-cert.pem sslcert=certs/client-cert.pem"
                + " sslkey=certs/client-key.pem'");
    assertThat(text(usages, "redis-cli"))
        .isEqualTo(
            "redis-cli -h localhost -p 6379 --tls --cacert certs/root-cert.pem --cert"
                + " certs/client-cert.pem --key certs/client-key.pem ping");
    assertThat(text(usages, "curl"))
        .isEqualTo(
            "curl --cacert certs/root-cert.pem --cert certs/client-cert.pem --key"
                + " certs/client-key.pem https://localhost:8443/");
    assertThat(text(usages, "jdbc"))
        .isEqualTo(
            "jdbc:postgresql://localhost:5432/postgres?user=client&sslmode=verify-full"
                + "&sslrootcert=certs/root-cert.pem&sslcert=certs/client-cert.pem"
                + "&sslkey=certs/client-key.pem");
  }

  @Test
  void theLinesOfAServerUseItsFirstRealName() {
    List<Usage> usages = usages(pki.server(Layout.DIRECTORIES), "/pki/dev", Endpoint.USUAL);

    assertThat(text(usages, "openssl-s_client"))
        .isEqualTo(
            "openssl s_client -connect localhost:8443 -CAfile /pki/dev/server/ca.crt -servername"
                + " localhost -verify_hostname localhost -verify_return_error -brief </dev/null");
    assertThat(text(usages, "uvicorn"))
        .isEqualTo(
            "uvicorn app:app --host 0.0.0.0 --port 8443 --ssl-keyfile /pki/dev/server/tls.key"
                + " --ssl-certfile /pki/dev/server/tls.crt --ssl-ca-certs /pki/dev/server/ca.crt"
                + " --ssl-cert-reqs 2");
    assertThat(text(usages, "postgresql.conf"))
        .isEqualTo(
            """
            port = 5432
            ssl = on
            ssl_cert_file = '/pki/dev/server/tls.crt'
            ssl_key_file = '/pki/dev/server/tls.key'
            ssl_ca_file = '/pki/dev/server/ca.crt'
            ssl_min_protocol_version = 'TLSv1.2'""");
    assertThat(text(usages, "redis.conf"))
        .isEqualTo(
            """
            port 0
            tls-port 6379
            tls-cert-file "/pki/dev/server/tls.crt"
            tls-key-file "/pki/dev/server/tls.key"
            tls-ca-cert-file "/pki/dev/server/ca.crt"
            tls-auth-clients yes
            tls-protocols "TLSv1.2 TLSv1.3\"""");
  }

  @Test
  void anAddressIsCheckedAsAnAddress() {
    String line =
        text(
            usages(pki.client(Layout.FLAT), "certs", Endpoint.of("::1", 7000)), "openssl-s_client");

    assertThat(line).contains("-connect '[::1]:7000'").contains("-verify_ip ::1");
    assertThat(line).doesNotContain("-servername");
  }

  @Test
  void anEncryptedKeyReachesIstiodDecrypted() {
    OutputSource istio = pki.istio(Layout.DIRECTORIES);
    UsageFiles files = UsageFiles.in("/pki", istio.names(), "root", Set.of(), true, true);
    List<Usage> usages =
        Usages.of(istio.names().profile(), istio.certificate(), files, Endpoint.USUAL);

    assertThat(text(usages, "kubectl"))
        .isEqualTo(
            "openssl pkcs8 -in /pki/istio/ca-key.pem | kubectl create secret generic cacerts -n"
                + " istio-system --from-file=ca-cert.pem=/pki/istio/ca-cert.pem"
                + " --from-file=ca-key.pem=/dev/stdin"
                + " --from-file=root-cert.pem=/pki/istio/root-cert.pem"
                + " --from-file=cert-chain.pem=/pki/istio/cert-chain.pem"
                + " --from-file=ca-crl.pem=/pki/istio/ca-crl.pem");
  }

  @Test
  void javaIsToldOfItsStores() {
    OutputSource server = pki.server(Layout.FLAT);
    UsageFiles files =
        UsageFiles.in(
            "certs",
            server.names(),
            "root",
            Set.of(OutputKind.PKCS12, OutputKind.TRUSTSTORE_JKS, OutputKind.DER),
            false,
            false);

    assertThat(
            text(
                Usages.of(server.names().profile(), server.certificate(), files, Endpoint.USUAL),
                "java"))
        .isEqualTo(
            "java -Djavax.net.ssl.keyStore=certs/server.p12 -Djavax.net.ssl.keyStoreType=PKCS12"
                + " -Djavax.net.ssl.trustStore=certs/server-trust.jks"
                + " -Djavax.net.ssl.trustStoreType=JKS -jar app.jar");
  }

  @Test
  void aPathIsTextAndNothingElse() {
    UsageFiles files = UsageFiles.of("client", "-a b/c:d.pem", "/it's \\ \"$(id)\".key", "/ca crt");
    OutputSource client = pki.client(Layout.FLAT);
    List<Usage> usages =
        Usages.of(client.names().profile(), client.certificate(), files, Endpoint.USUAL);

    assertThat(text(usages, "curl"))
        .isEqualTo(
            "curl --cacert '/ca crt' --cert './-a b/c\\:d.pem' --key '/it'\\''s \\ \"$(id)\".key'"
                + " https://localhost:8443/");
    assertThat(text(usages, "psql"))
        .endsWith(
            "sslrootcert='\\''/ca crt'\\'' sslcert='\\''./-a b/c:d.pem'\\''"
                + " sslkey='\\''/it\\'\\''s \\\\ \"$(id)\".key'\\'''");
    assertThatThrownBy(() -> UsageFiles.of("client", "a\nb", "k", "c"))
        .hasMessage("path 'a?b' must not be empty and must have no control characters");
    assertThatThrownBy(() -> Endpoint.of("a;id", 1))
        .hasMessage("host 'a;id' must be a DNS name or an IP address");
    assertThatThrownBy(() -> Endpoint.of("a", 70000))
        .hasMessage("port '70000' must be from 1 to 65535");
  }

  @Test
  void whatCannotBeQuotedIsNotOffered() {
    OutputSource server = pki.server(Layout.FLAT);
    List<Usage> usages = usages(server, "/a$b=c", Endpoint.USUAL);

    assertThat(usages.stream().map(Usage::id)).doesNotContain("nginx", "kubectl");
  }

  static List<Usage> usages(OutputSource source, String directory, Endpoint endpoint) {
    UsageFiles files = UsageFiles.in(directory, source.names(), "root", Set.of(), false, false);
    return Usages.of(source.names().profile(), source.certificate(), files, endpoint);
  }

  static String text(List<Usage> usages, String id) {
    return find(usages, id).map(Usage::text).orElseThrow(() -> new AssertionError(id));
  }

  private static Optional<Usage> find(List<Usage> usages, String id) {
    return usages.stream().filter(usage -> usage.id().equals(id)).findFirst();
  }

  private static List<String> ids(OutputSource source) {
    return usages(source, "certs", Endpoint.USUAL).stream().map(Usage::id).toList();
  }
}
