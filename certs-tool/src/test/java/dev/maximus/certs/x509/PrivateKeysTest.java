package dev.maximus.certs.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.testing.Requires;
import dev.maximus.testing.Toolchain;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrivateKeysTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Optional<Passphrase> RIGHT = passphrase("correct hörse");
  private static KeyPair p256;

  @TempDir Path folder;

  @BeforeAll
  static void makeKey() {
    p256 = KeyAlgorithm.ECDSA_P256.generate(RANDOM);
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void whatIsWrittenIsReadAndMatches(KeyAlgorithm algorithm) throws Exception {
    KeyPair pair = TestKeys.of(algorithm);
    PrivateKey key = pair.getPrivate();
    byte[] encrypted = PrivateKeys.encryptedDer(key, RIGHT.orElseThrow(), RANDOM, 10);

    assertThat(PrivateKeys.read(PrivateKeys.pem(key), Optional.empty())).isEqualTo(key);
    assertThat(PrivateKeys.read(PrivateKeys.der(key), RIGHT)).isEqualTo(key);
    assertThat(PrivateKeys.read(encrypted, RIGHT)).isEqualTo(key);
    assertThat(PrivateKeys.isEncrypted(encrypted)).isTrue();
    assertThat(PrivateKeys.isEncrypted(PrivateKeys.der(key))).isFalse();
    assertThat(PrivateKeys.matches(key, pair.getPublic())).isTrue();
    assertThat(PrivateKeys.matches(key, KeyAlgorithm.DEFAULT.generate(RANDOM).getPublic()))
        .isFalse();
  }

  @Test
  void opensslReadsWhatIsEncryptedWithTheFullNumberOfIterations() throws Exception {
    Path file = folder.resolve("key.pem");
    Files.write(file, PrivateKeys.encryptedPem(p256.getPrivate(), RIGHT.orElseThrow(), RANDOM));
    String shown = openssl("asn1parse", "-in", file.toString());
    String key = openssl("pkcs8", "-in", file.toString(), "-passin", "env:KEY_PASSPHRASE");

    assertThat(shown).contains(":PBES2", ":PBKDF2", ":hmacWithSHA256", ":aes-256-cbc", ":0927C0");
    assertThat(PrivateKeys.read(ascii(key), Optional.empty())).isEqualTo(p256.getPrivate());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256",
        "ecparam -name prime256v1 -genkey",
        "ecparam -name secp384r1 -genkey -noout",
        "genrsa -traditional 3072",
        "genpkey -algorithm ED25519",
        "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -aes-256-cbc -pass env:KEY_PASSPHRASE",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -aes-128-cbc -pass env:KEY_PASSPHRASE",
      })
  void readsWhatOpensslMakes(String command) throws Exception {
    String pem = openssl(command.split(" "));
    PrivateKey key = PrivateKeys.read(ascii(pem), RIGHT);
    Path file = Files.writeString(folder.resolve("key.pem"), pem);
    String half =
        openssl("pkey", "-in", file.toString(), "-pubout", "-passin", "env:KEY_PASSPHRASE");

    byte[] expected = Pem.read(ascii(half), "PUBLIC KEY").get(0).der();
    assertThat(PrivateKeys.publicKey(key).orElseThrow().getEncoded()).isEqualTo(expected);
  }

  @Test
  void aPassphraseThatIsMissingOrWrongIsItsOwnFault() {
    byte[] encrypted = PrivateKeys.encryptedDer(p256.getPrivate(), RIGHT.orElseThrow(), RANDOM, 10);

    assertThatThrownBy(() -> PrivateKeys.read(encrypted, Optional.empty()))
        .isInstanceOf(PassphraseException.class)
        .hasMessage("it is encrypted, and no passphrase was given");
    // Often enough for a wrong key whose padding happens to be right.
    for (int i = 0; i < 600; i++) {
      Optional<Passphrase> wrong = passphrase("wrong" + i);
      assertThatThrownBy(() -> PrivateKeys.read(encrypted, wrong))
          .isInstanceOf(PassphraseException.class)
          .hasMessage("the passphrase is wrong, or the encrypted key is damaged");
    }
  }

  @Test
  void saysHowToRewriteWhatJavaCannotRead() {
    String scrypt = openssl("genpkey", "-algorithm", "ED25519", "-out", file("plain"));
    assertThat(scrypt).isEmpty();
    String pem =
        openssl(
            "pkcs8", "-topk8", "-scrypt", "-in", file("plain"), "-passout", "env:KEY_PASSPHRASE");

    assertThatThrownBy(() -> PrivateKeys.read(ascii(pem), RIGHT))
        .hasMessage(
            "line 1: it is encrypted in a way that Java cannot read; rewrite it with: openssl pkcs8"
                + " -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 600000");
    String old =
        openssl(
            "rsa", "-traditional", "-aes128", "-passout", "env:KEY_PASSPHRASE", "-in", rsaFile());
    assertThatThrownBy(() -> PrivateKeys.read(ascii(old), RIGHT))
        .hasMessage(
            "line 2: is a header, as old encrypted keys have it; rewrite the key with:"
                + " openssl pkcs8 -topk8");
  }

  @Test
  void aFileThatIsNotOneKeySaysSo() {
    String key = new String(PrivateKeys.pem(p256.getPrivate()), StandardCharsets.US_ASCII);
    String encoded = key.lines().skip(1).findFirst().orElseThrow();

    assertThatThrownBy(() -> PrivateKeys.read(ascii(key + key), RIGHT))
        .hasMessage("line 5: begins another key, and only one is expected");
    assertThatThrownBy(() -> PrivateKeys.read(ascii(""), RIGHT))
        .hasMessage("it has no line -----BEGIN PRIVATE KEY-----");
    assertThatThrownBy(() -> PrivateKeys.read(ascii(Pem.encode("CERTIFICATE", new byte[9])), RIGHT))
        .hasMessage("line 1: begins 'CERTIFICATE', and only a private key is expected");
    assertThatThrownBy(() -> PrivateKeys.read(ascii(key.replace(encoded, encoded + "!")), RIGHT))
        .hasMessage("line 2: is not base64")
        .hasNoCause();
  }

  @Test
  void aPassphraseShowsNothing() {
    char[] given = "secret".toCharArray();
    Passphrase passphrase = Passphrase.of(given);

    assertThat(passphrase).hasToString("Passphrase[hidden]").isEqualTo(Passphrase.of(given));
    assertThat(passphrase).isNotEqualTo(Passphrase.of("secreT".toCharArray()));
    passphrase.close();
    assertThatThrownBy(passphrase::copy).hasMessage("the passphrase was wiped");
    assertThat(given).isEqualTo("secret".toCharArray());
    assertThatThrownBy(() -> Passphrase.of(new char[0]))
        .hasMessage("the passphrase has 0 characters, must have 1 to 1024");
    assertThatThrownBy(() -> Passphrase.of("se\ncret".toCharArray()))
        .hasMessage("the passphrase must be one line, without control characters");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String rsaFile() {
    openssl("genrsa", "-out", file("rsa"), "2048");
    return file("rsa");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Optional<Passphrase> passphrase(String text) {
    return Optional.of(Passphrase.of(text.toCharArray()));
  }

  private static String openssl(String... arguments) {
    Requires.that(
        "apt", Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl; apt-get install openssl");
    List<String> command = new ArrayList<>(List.of("/usr/bin/openssl"));
    command.addAll(Arrays.asList(arguments));
    Toolchain.Result result =
        Toolchain.execute(command, Map.of("KEY_PASSPHRASE", "correct hörse", "LC_ALL", "C.UTF-8"));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return result.stdout();
  }
}
