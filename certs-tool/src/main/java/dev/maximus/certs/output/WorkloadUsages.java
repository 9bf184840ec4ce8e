package dev.maximus.certs.output;

import static dev.maximus.certs.output.Quoting.doubleQuoted;

import java.util.List;

/** Lines for a workload of a mesh, whose peers know it by its SPIFFE ID and by no host. */
final class WorkloadUsages {
  private WorkloadUsages() {}

  static List<Usage> of(UsageFiles files, Names names, Endpoint own) {
    return List.of(envoy(files, names), ServerUsages.openssl(files, own));
  }

  private static Usage envoy(UsageFiles files, Names names) {
    String trustDomain =
        names.uris().stream()
            .findFirst()
            .map(uri -> uri.replaceAll("^(spiffe://[^/]*).*", "$1/"))
            .orElse("spiffe://");
    return Usage.configuration(
        "envoy",
        "Envoy, in a listener's filter chain: only workloads of the same trust domain may call",
        "transport_socket:",
        "  name: envoy.transport_sockets.tls",
        "  typed_config:",
        "    \"@type\":"
            + " type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext",
        "    require_client_certificate: true",
        "    common_tls_context:",
        "      tls_certificates:",
        "      - certificate_chain: {filename: " + doubleQuoted(files.certificate()) + "}",
        "        private_key: {filename: " + doubleQuoted(files.key()) + "}",
        "      validation_context:",
        "        trusted_ca: {filename: " + doubleQuoted(files.trust()) + "}",
        "        match_typed_subject_alt_names:",
        "        - san_type: URI",
        "          matcher: {prefix: " + doubleQuoted(trustDomain) + "}");
  }
}
