package dev.maximus.certs.output;

import static dev.maximus.certs.output.Quoting.shell;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines for programs in Java. */
final class JavaUsages {
  private JavaUsages() {}

  static List<Usage> client(UsageFiles files, String user, Endpoint server) {
    List<Usage> all = new ArrayList<>();
    all.add(jdbc(files, user, server));
    all.addAll(server(files));
    return all;
  }

  /** System properties, when there are stores to name. */
  static List<Usage> server(UsageFiles files) {
    List<String> words = new ArrayList<>();
    words.add("java");
    files
        .keyStore()
        .ifPresent(
            path -> {
              words.add(shell("-Djavax.net.ssl.keyStore=" + path));
              words.add("-Djavax.net.ssl.keyStoreType=PKCS12");
            });
    files
        .trustStore()
        .ifPresent(
            path -> {
              words.add(shell("-Djavax.net.ssl.trustStore=" + path));
              words.add(
                  "-Djavax.net.ssl.trustStoreType=" + (path.endsWith(".jks") ? "JKS" : "PKCS12"));
            });
    if (words.size() == 1) {
      return List.of();
    }
    words.add("-jar app.jar");
    return List.of(
        Usage.command(
            "java",
            "Java; put -Djavax.net.ssl.keyStorePassword=... into a file that only you can read, and"
                + " add @<file> behind java",
            words.toArray(String[]::new)));
  }

  private static Usage jdbc(UsageFiles files, String user, Endpoint server) {
    return Usage.configuration(
        "jdbc",
        "PostgreSQL from Java"
            + (files.keyDer().isPresent() ? "" : "; a key in PEM needs pgjdbc 42.7.9 or newer"),
        "jdbc:postgresql://"
            + server.address(5432)
            + "/postgres?user="
            + url(user)
            + "&sslmode=verify-full&sslrootcert="
            + url(files.trust())
            + "&sslcert="
            + url(files.certificate())
            + "&sslkey="
            + url(files.keyDer().orElse(files.key())));
  }

  /** Paths stay readable: pgjdbc needs no escape for a slash. */
  private static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
