package dev.maximus.certs.output;

import dev.maximus.certs.request.OutputKind;
import dev.maximus.certs.x509.IstioCa;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the parts of one certificate are, as paths that are good where the lines are pasted.
 *
 * @param name what the certificate is called in its set
 * @param chain for an Istio authority: from it up to the root
 * @param keyEncrypted whether the key asks for a passphrase
 */
public record UsageFiles(
    String name,
    String certificate,
    String key,
    String trust,
    Optional<String> chain,
    Optional<String> keyDer,
    Optional<String> keyStore,
    Optional<String> trustStore,
    Optional<String> revocationList,
    boolean keyEncrypted) {
  public UsageFiles {
    certificate = path(certificate);
    key = path(key);
    trust = path(trust);
    chain = chain.map(UsageFiles::path);
    keyDer = keyDer.map(UsageFiles::path);
    keyStore = keyStore.map(UsageFiles::path);
    trustStore = trustStore.map(UsageFiles::path);
    revocationList = revocationList.map(UsageFiles::path);
  }

  /** The three parts that every certificate has, wherever they are. */
  public static UsageFiles of(String name, String certificate, String key, String trust) {
    return new UsageFiles(
        name,
        certificate,
        key,
        trust,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /**
   * The files of a set.
   *
   * @param directory of the set
   * @param root the name of the root that it comes from
   * @param outputs the forms that the certificate has
   * @param revocationList whether its authority has written one
   */
  public static UsageFiles in(
      String directory,
      FileNames names,
      String root,
      Set<OutputKind> outputs,
      boolean keyEncrypted,
      boolean revocationList) {
    String base = directory.endsWith("/") ? directory : directory + "/";
    Optional<String> trustStore =
        outputs.contains(OutputKind.TRUSTSTORE_PKCS12)
            ? Optional.of(names.trustStorePkcs12())
            : when(outputs.contains(OutputKind.TRUSTSTORE_JKS), names.trustStoreJks());
    return new UsageFiles(
        names.name(),
        base + names.certificate(),
        base + names.key(),
        base + names.trust(root),
        when(names.profile() instanceof IstioCa, base + names.chain()),
        when(outputs.contains(OutputKind.DER), base + names.keyDer()),
        when(outputs.contains(OutputKind.PKCS12), base + names.keyStore()),
        trustStore.map(path -> base + path),
        when(revocationList, base + names.revocationList()),
        keyEncrypted);
  }

  private static Optional<String> when(boolean there, String path) {
    return there ? Optional.of(path) : Optional.empty();
  }

  /** Whether a path has this character, for places where no quoting helps. */
  boolean have(char character) {
    return Stream.concat(
            Stream.of(certificate, key, trust),
            Stream.of(chain, revocationList).flatMap(Optional::stream))
        .anyMatch(path -> path.indexOf(character) >= 0);
  }

  private static String path(String path) {
    if (path.isEmpty() || path.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "path '%s' must not be empty and must have no control characters"
              .formatted(path.replaceAll("\\p{Cntrl}", "?")));
    }
    // A program would take it for an option.
    return path.startsWith("-") ? "./" + path : path;
  }
}
