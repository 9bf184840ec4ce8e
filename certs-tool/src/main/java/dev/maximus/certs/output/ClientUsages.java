package dev.maximus.certs.output;

import static dev.maximus.certs.output.Quoting.shell;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.IPAddress;

/** Lines for the side that calls. */
final class ClientUsages {
  private ClientUsages() {}

  static List<Usage> of(UsageFiles files, Names names, Endpoint server) {
    List<Usage> all = new ArrayList<>();
    all.add(psql(files, names.commonName().orElse("postgres"), server));
    all.add(redisCli(files, server));
    all.add(curl(files, server));
    all.add(openssl(files, server, 8443, true));
    all.addAll(JavaUsages.client(files, names.commonName().orElse("postgres"), server));
    return all;
  }

  /** For a member of a cluster that calls its fellows. */
  static List<Usage> peer(UsageFiles files, Endpoint server) {
    return List.of(redisCli(files, server), openssl(files, server, 6379, true));
  }

  /** Whether a server shows what it should; it may still ask the caller for a certificate. */
  static Usage check(UsageFiles files, Endpoint server) {
    return openssl(files, server, 8443, false);
  }

  private static Usage psql(UsageFiles files, String user, Endpoint server) {
    String conninfo =
        String.join(
            " ",
            "host=" + Quoting.conninfo(server.name()),
            "port=" + server.port(5432),
            "dbname=postgres",
            "user=" + Quoting.conninfo(user),
            "sslmode=verify-full",
            "sslrootcert=" + Quoting.conninfo(files.trust()),
            "sslcert=" + Quoting.conninfo(files.certificate()),
            "sslkey=" + Quoting.conninfo(files.key()));
    return Usage.command(
        "psql", "PostgreSQL client; the role is the common name", "psql", shell(conninfo));
  }

  private static Usage redisCli(UsageFiles files, Endpoint server) {
    return Usage.command(
        "redis-cli",
        "Redis client",
        "redis-cli -h",
        shell(server.name()),
        "-p " + server.port(6379) + " --tls --cacert",
        shell(files.trust()),
        "--cert",
        shell(files.certificate()),
        "--key",
        shell(files.key()),
        "ping");
  }

  private static Usage curl(UsageFiles files, Endpoint server) {
    return Usage.command(
        "curl",
        "HTTPS client",
        "curl --cacert",
        shell(files.trust()),
        "--cert",
        shell(Quoting.curlCertificate(files.certificate())),
        "--key",
        shell(files.key()),
        shell("https://" + server.address(8443) + "/"));
  }

  static Usage openssl(UsageFiles files, Endpoint server, int usualPort, boolean withKey) {
    String host = server.name();
    boolean address = isAddress(host);
    List<String> words = new ArrayList<>();
    words.add("openssl s_client -connect");
    words.add(shell(server.address(usualPort)));
    words.add("-CAfile");
    words.add(shell(files.trust()));
    if (withKey) {
      words.add("-cert");
      words.add(shell(files.certificate()));
      // The intermediates stand behind the certificate, in the same file.
      words.add("-cert_chain");
      words.add(shell(files.certificate()));
      words.add("-key");
      words.add(shell(files.key()));
    }
    if (!address) {
      words.add("-servername");
      words.add(shell(host));
    }
    words.add(address ? "-verify_ip" : "-verify_hostname");
    words.add(shell(host));
    words.add("-verify_return_error -brief </dev/null");
    return Usage.command(
        "openssl-s_client",
        withKey ? "TLS client of OpenSSL" : "See from outside what the server shows",
        words.toArray(String[]::new));
  }

  private static boolean isAddress(String host) {
    return IPAddress.isValidIPv4(host) || IPAddress.isValidIPv6(host);
  }
}
