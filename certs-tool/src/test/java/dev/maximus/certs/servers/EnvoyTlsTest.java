package dev.maximus.certs.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.servers.TestPki.Identity;
import dev.maximus.certs.x509.UriName;
import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Envoy, as Istio and gateways have it: as a server that asks for a certificate, and as a client
 * that shows one and checks the name of the server.
 */
class EnvoyTlsTest extends MutualTlsContract {
  private static final UriName CORE = UriName.workload("cluster.local", "maximus", "maximus-core");

  private static final String LISTENER =
      """
      static_resources:
        listeners:
        - address: {socket_address: {address: 127.0.0.1, port_value: %1$d}}
          filter_chains:
          - filters:
            - name: http
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
                stat_prefix: test
                http_filters:
                - name: router
                  typed_config: {"@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router}
                route_config:
                  virtual_hosts:
                  - name: all
                    domains: ["*"]
                    routes:
                    - match: {prefix: /}
                      %2$s
      """;

  private static final String SERVER_TLS =
      """
            transport_socket:
              name: tls
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext
                require_client_certificate: true
                common_tls_context:
                  tls_certificates:
                  - certificate_chain: {filename: %1$s}
                    private_key: {filename: %2$s}
                  validation_context:
                    trusted_ca: {filename: %3$s}
                    %4$s
      """;

  private static final String UPSTREAM =
      """
        clusters:
        - name: upstream
          type: STATIC
          load_assignment:
            cluster_name: upstream
            endpoints:
            - lb_endpoints:
              - endpoint: {address: {socket_address: {address: 127.0.0.1, port_value: %1$d}}}
          transport_socket:
            name: tls
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
              sni: localhost
              common_tls_context:
                tls_certificates:
                - certificate_chain: {filename: %2$s}
                  private_key: {filename: %3$s}
                validation_context:
                  trusted_ca: {filename: %4$s}
                  match_typed_subject_alt_names:
                  - {san_type: %5$s, matcher: {exact: "%6$s"}}
      """;

  @Override
  void needs() {
    Toolchain.require("go", "python");
  }

  @Override
  ServerProcess start(Identity identity) throws IOException {
    return serve(identity, "");
  }

  /** An Envoy that answers 200 to those it lets in. */
  private ServerProcess serve(Identity identity, String names) throws IOException {
    int port = ServerProcess.freePort();
    return run(
        port,
        LISTENER.formatted(port, "direct_response: {status: 200}")
            + SERVER_TLS.formatted(identity.certificate(), identity.key(), pki.ca(), names));
  }

  private ServerProcess run(int port, String configuration) throws IOException {
    Path file = Files.writeString(directory.resolve("envoy-" + port + ".yaml"), configuration);
    return ServerProcess.start(
        port,
        directory.resolve("envoy-" + port + ".log"),
        List.of(
            Toolchain.require("go", "python").resolve("envoy/_bin/envoy").toString(),
            "--config-path",
            file.toString(),
            "--disable-hot-restart",
            "--concurrency",
            "1",
            "--log-level",
            "warning"));
  }

  /** What an Envoy says that calls this server with that identity and expects that name. */
  private int through(ServerProcess server, Identity identity, Path ca, String type, String name)
      throws IOException, InterruptedException {
    int port = ServerProcess.freePort();
    String configuration =
        LISTENER.formatted(port, "route: {cluster: upstream}")
            + UPSTREAM.formatted(
                server.port(), identity.certificate(), identity.key(), ca, type, name);
    try (ServerProcess client = run(port, configuration)) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + client.port() + "/")).build();
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Override
  String request() {
    return "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  @Override
  String answer() {
    return "HTTP/1.1 200";
  }

  @Test
  void asAClientItChecksTheServer() throws Exception {
    try (ServerProcess server = start(pki.server())) {
      Identity client = pki.client("kong");
      assertThat(through(server, client, pki.ca(), "DNS", "localhost")).isEqualTo(200);
      assertThat(through(server, client, pki.ca(), "DNS", "elsewhere.example")).isEqualTo(503);
      assertThat(through(server, client, pki.strangersCa(), "DNS", "localhost")).isEqualTo(503);
      assertThat(through(server, pki.strangersClient("kong"), pki.ca(), "DNS", "localhost"))
          .isEqualTo(503);
    }
  }

  /** Two sidecars: each shows its SPIFFE ID, and each expects that of the other. */
  @Test
  void workloadsKnowEachOtherByTheirSpiffeId() throws Exception {
    Identity workload = pki.workload(CORE);
    String only =
        "match_typed_subject_alt_names: [{san_type: URI, matcher: {exact: \"%s\"}}]"
            .formatted(CORE.value());
    try (ServerProcess server = serve(workload, only)) {
      assertThat(through(server, workload, pki.ca(), "URI", CORE.value())).isEqualTo(200);
      assertThat(through(server, workload, pki.ca(), "URI", CORE.value() + "-2")).isEqualTo(503);
      assertThat(through(server, pki.client("maba"), pki.ca(), "URI", CORE.value()))
          .as("a client of the same authority, without the SPIFFE ID")
          .isEqualTo(503);
    }
  }
}
