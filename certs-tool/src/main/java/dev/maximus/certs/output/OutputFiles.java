package dev.maximus.certs.output;

import static dev.maximus.certs.request.OutputKind.BUNDLE;
import static dev.maximus.certs.request.OutputKind.CHAIN;
import static dev.maximus.certs.request.OutputKind.DER;
import static dev.maximus.certs.request.OutputKind.JAVA_PROPERTIES;
import static dev.maximus.certs.request.OutputKind.KUBERNETES_OPAQUE;
import static dev.maximus.certs.request.OutputKind.KUBERNETES_TLS;
import static dev.maximus.certs.request.OutputKind.PKCS12;
import static dev.maximus.certs.request.OutputKind.PKCS8_ENCRYPTED;
import static dev.maximus.certs.request.OutputKind.TRUSTSTORE_JKS;
import static dev.maximus.certs.request.OutputKind.TRUSTSTORE_PKCS12;

import dev.maximus.certs.request.OutputKind;
import dev.maximus.certs.x509.IstioCa;
import dev.maximus.certs.x509.Passphrase;
import dev.maximus.certs.x509.Pem;
import dev.maximus.certs.x509.PrivateKeys;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes the files of one certificate. What holds no secret is the same, octet for octet, whenever
 * it is made of the same certificates; encrypted keys and key stores have fresh salts.
 */
public final class OutputFiles {
  private static final Set<OutputKind> WITH_KEY =
      EnumSet.of(PKCS8_ENCRYPTED, PKCS12, KUBERNETES_TLS, KUBERNETES_OPAQUE);
  private static final Set<OutputKind> WITH_PASSPHRASE = EnumSet.of(PKCS8_ENCRYPTED, PKCS12);

  private final OutputSource source;
  private final OutputOptions options;
  private final SecureRandom random;
  private final FileNames names;
  private final List<OutputFile> files = new ArrayList<>();

  private OutputFiles(OutputSource source, OutputOptions options, SecureRandom random) {
    this.source = source;
    this.options = options;
    this.random = random;
    this.names = source.names();
  }

  /**
   * All files of this certificate.
   *
   * @throws OutputException when some of the forms cannot be written, with all faults
   */
  public static List<OutputFile> of(
      OutputSource source, OutputOptions options, SecureRandom random) {
    OutputFiles made = checked(source, options, random);
    made.files.addAll(PemFiles.of(source));
    PemFiles.trust(source).ifPresent(made.files::add);
    made.addFurther();
    return List.copyOf(made.files);
  }

  /**
   * The files of all forms but PEM, for a store that writes those itself.
   *
   * @throws OutputException when some of the forms cannot be written, with all faults
   */
  public static List<OutputFile> further(
      OutputSource source, OutputOptions options, SecureRandom random) {
    if (options.kinds().size() == 1) {
      return List.of();
    }
    OutputFiles made = checked(source, options, random);
    made.files.addAll(PemFiles.of(source));
    PemFiles.trust(source).ifPresent(made.files::add);
    int pem = made.files.size();
    made.addFurther();
    return List.copyOf(made.files.subList(pem, made.files.size()));
  }

  private static OutputFiles checked(
      OutputSource source, OutputOptions options, SecureRandom random) {
    List<String> problems = problems(source, options);
    if (!problems.isEmpty()) {
      throw new OutputException(problems);
    }
    return new OutputFiles(source, options, random);
  }

  private static List<String> problems(OutputSource source, OutputOptions options) {
    List<String> problems = new ArrayList<>();
    for (OutputKind kind : options.kinds()) {
      String output = "output '" + kind.id() + "' of '" + source.names().name() + "' ";
      if (WITH_KEY.contains(kind) && source.key().isEmpty()) {
        problems.add(output + "must have the key, and its owner keeps it");
      }
      if (WITH_PASSPHRASE.contains(kind) && options.passphrase().isEmpty()) {
        problems.add(output + "must have a passphrase");
      }
      boolean readable =
          kind == PKCS12
              ? options.passphrase().map(OutputFiles::isAscii).orElse(true)
              : kind != TRUSTSTORE_PKCS12 || isAscii(options.trustStorePassword());
      if (!readable) {
        problems.add(
            output + "must have a passphrase of printable ASCII: Java reads stores with no other");
      }
    }
    return problems;
  }

  private static boolean isAscii(Passphrase passphrase) {
    return using(passphrase, Pkcs12::accepts);
  }

  private void addFurther() {
    if (wants(CHAIN) && !(names.profile() instanceof IstioCa)) {
      add(names.chain(), PemFiles.pem(source.path()));
    }
    if (wants(BUNDLE)) {
      add(names.bundle(), PemFiles.pem(source.bundle()));
    }
    if (wants(DER)) {
      add(names.certificateDer(), source.certificate().der());
      source.key().ifPresent(key -> addSecret(names.keyDer(), key.getEncoded()));
    }
    source.key().ifPresent(this::addProtected);
    Passphrase password = options.trustStorePassword();
    if (wants(TRUSTSTORE_PKCS12)) {
      add(
          names.trustStorePkcs12(),
          using(password, text -> Pkcs12.trustStore(source.trust(), text)));
    }
    if (wants(TRUSTSTORE_JKS)) {
      add(names.trustStoreJks(), using(password, text -> Jks.trustStore(source.trust(), text)));
    }
    addSecrets();
    if (wants(JAVA_PROPERTIES)) {
      add(names.javaProperties(), JavaProperties.of(source, options.directory(), options.kinds()));
    }
  }

  /** The key under the passphrase. One encryption, which is slow on purpose, serves both forms. */
  private void addProtected(PrivateKey key) {
    if (!wants(PKCS8_ENCRYPTED) && !wants(PKCS12)) {
      return;
    }
    Passphrase passphrase = options.passphrase().orElseThrow();
    byte[] encrypted = PrivateKeys.encryptedDer(key, passphrase, random);
    if (wants(PKCS8_ENCRYPTED)) {
      addSecret(names.encryptedKey(), ascii(Pem.encode(Pem.ENCRYPTED_PRIVATE_KEY, encrypted)));
    }
    if (wants(PKCS12)) {
      addSecret(
          names.keyStore(),
          using(
              passphrase,
              text -> Pkcs12.keyStore(names.name(), encrypted, source.path(), text, random)));
    }
  }

  private void addSecrets() {
    List<KubernetesSecret> secrets = new ArrayList<>();
    if (names.profile() instanceof IstioCa) {
      if (wants(KUBERNETES_TLS) || wants(KUBERNETES_OPAQUE)) {
        secrets.add(KubernetesSecret.cacerts(source));
      }
    } else {
      if (wants(KUBERNETES_TLS)) {
        secrets.add(KubernetesSecret.tls(source));
      }
      if (wants(KUBERNETES_OPAQUE)) {
        secrets.add(KubernetesSecret.opaque(source, files));
      }
    }
    if (!secrets.isEmpty()) {
      String yaml = String.join("---\n", secrets.stream().map(KubernetesSecret::yaml).toList());
      addSecret(names.secret(), ascii(yaml));
    }
  }

  /** What is made with the characters of a passphrase, which are wiped after. */
  private static <T> T using(Passphrase passphrase, Function<char[], T> maker) {
    char[] characters = passphrase.copy();
    try {
      return maker.apply(characters);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  private boolean wants(OutputKind kind) {
    return options.kinds().contains(kind);
  }

  private void add(String name, byte[] content) {
    files.add(OutputFile.open(name, content));
  }

  private void addSecret(String name, byte[] content) {
    files.add(OutputFile.secret(name, content));
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
