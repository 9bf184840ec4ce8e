package dev.maximus.certs.output;

import static dev.maximus.certs.output.Quoting.doubleQuoted;
import static dev.maximus.certs.output.Quoting.postgres;
import static dev.maximus.certs.output.Quoting.shell;

import java.util.ArrayList;
import java.util.List;

/** Lines for the side that is called. Each asks its clients for a certificate. */
final class ServerUsages {
  private ServerUsages() {}

  static List<Usage> of(UsageFiles files, Endpoint own) {
    List<Usage> all = new ArrayList<>();
    all.add(postgresql(files, own));
    all.add(
        Usage.configuration(
            "pg_hba.conf",
            "PostgreSQL server: whoever has a certificate is the role that its common name says",
            "hostssl all all all cert"));
    all.add(redis(files, own, List.of()));
    // In nginx a '$' begins a variable, and nothing escapes it.
    if (!files.have('$')) {
      all.add(nginx(files, own));
    }
    all.add(uvicorn(files, own));
    all.add(openssl(files, own));
    all.addAll(JavaUsages.server(files));
    return all;
  }

  /** For a member of a cluster. */
  static List<Usage> peer(UsageFiles files, Endpoint own) {
    return List.of(
        redis(files, own, List.of("tls-replication yes", "tls-cluster yes")), openssl(files, own));
  }

  private static Usage postgresql(UsageFiles files, Endpoint own) {
    return Usage.configuration(
        "postgresql.conf",
        "PostgreSQL server; its key must be readable by the server's user alone",
        "port = " + own.port(5432),
        "ssl = on",
        "ssl_cert_file = " + postgres(files.certificate()),
        "ssl_key_file = " + postgres(files.key()),
        "ssl_ca_file = " + postgres(files.trust()),
        "ssl_min_protocol_version = 'TLSv1.2'");
  }

  private static Usage redis(UsageFiles files, Endpoint own, List<String> more) {
    List<String> lines = new ArrayList<>();
    lines.add("port 0");
    lines.add("tls-port " + own.port(6379));
    lines.add("tls-cert-file " + doubleQuoted(files.certificate()));
    lines.add("tls-key-file " + doubleQuoted(files.key()));
    lines.add("tls-ca-cert-file " + doubleQuoted(files.trust()));
    lines.add("tls-auth-clients yes");
    lines.add("tls-protocols \"TLSv1.2 TLSv1.3\"");
    lines.addAll(more);
    return Usage.configuration("redis.conf", "Redis server", lines.toArray(String[]::new));
  }

  private static Usage nginx(UsageFiles files, Endpoint own) {
    return Usage.configuration(
        "nginx",
        "nginx, in a server block",
        "listen " + own.port(8443) + " ssl;",
        "ssl_certificate " + doubleQuoted(files.certificate()) + ";",
        "ssl_certificate_key " + doubleQuoted(files.key()) + ";",
        "ssl_client_certificate " + doubleQuoted(files.trust()) + ";",
        "ssl_verify_client on;",
        "ssl_verify_depth 2;",
        "ssl_protocols TLSv1.2 TLSv1.3;");
  }

  private static Usage uvicorn(UsageFiles files, Endpoint own) {
    return Usage.command(
        "uvicorn",
        "uvicorn; 2 means that a client must show a certificate",
        "uvicorn app:app --host 0.0.0.0 --port " + own.port(8443) + " --ssl-keyfile",
        shell(files.key()),
        "--ssl-certfile",
        shell(files.certificate()),
        "--ssl-ca-certs",
        shell(files.trust()),
        "--ssl-cert-reqs 2");
  }

  static Usage openssl(UsageFiles files, Endpoint own) {
    return Usage.command(
        "openssl-s_server",
        "TLS server of OpenSSL",
        "openssl s_server -accept " + own.port(8443) + " -cert",
        shell(files.certificate()),
        "-cert_chain",
        shell(files.certificate()),
        "-key",
        shell(files.key()),
        "-CAfile",
        shell(files.trust()),
        "-Verify 2 -verify_return_error -www");
  }
}
