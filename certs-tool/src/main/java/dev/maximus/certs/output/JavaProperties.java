package dev.maximus.certs.output;

import static dev.maximus.certs.output.Quoting.property;

import dev.maximus.certs.request.OutputKind;
import dev.maximus.certs.x509.LeafProfile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Properties that point a Java program at its files: system properties of the JDK, and those of
 * Spring for PostgreSQL. No passphrase is among them.
 */
final class JavaProperties {
  private static final String JDK = "javax.net.ssl.";
  private static final String POSTGRES = "spring.datasource.hikari.data-source-properties.";

  private JavaProperties() {}

  /**
   * The file.
   *
   * @param directory of the set, as the program will see it
   */
  static byte[] of(OutputSource source, String directory, Set<OutputKind> kinds) {
    FileNames names = source.names();
    String base = directory.endsWith("/") ? directory : directory + "/";
    List<String> lines = new ArrayList<>();
    if (kinds.contains(OutputKind.PKCS12)) {
      lines.add("# " + JDK + "keyStorePassword is not here: it is a secret");
      lines.add(JDK + "keyStore=" + property(base + names.keyStore()));
      lines.add(JDK + "keyStoreType=PKCS12");
    }
    if (kinds.contains(OutputKind.TRUSTSTORE_PKCS12)) {
      lines.add(JDK + "trustStore=" + property(base + names.trustStorePkcs12()));
      lines.add(JDK + "trustStoreType=PKCS12");
    } else if (kinds.contains(OutputKind.TRUSTSTORE_JKS)) {
      lines.add(JDK + "trustStore=" + property(base + names.trustStoreJks()));
      lines.add(JDK + "trustStoreType=JKS");
    }
    if (names.profile() instanceof LeafProfile && source.key().isPresent()) {
      boolean der = kinds.contains(OutputKind.DER);
      String keyFile = der ? names.keyDer() : names.key();
      lines.add(POSTGRES + "sslmode=verify-full");
      lines.add(POSTGRES + "sslrootcert=" + property(base + source.trustName()));
      lines.add(POSTGRES + "sslcert=" + property(base + names.certificate()));
      lines.add(POSTGRES + "sslkey=" + property(base + keyFile));
    }
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
