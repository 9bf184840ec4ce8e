package dev.maximus.certs.x509;

import static dev.maximus.certs.x509.TestAuthority.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The readers throw {@link MalformedException} and nothing else, whatever they are given. A million
 * inputs take some minutes:
 *
 * <pre>mvn -pl certs-tool -am verify -Dquick -Dtest=ReadersFuzzTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz.inputs=1000000</pre>
 */
class ReadersFuzzTest {
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_121);
  private static final long LONGEST_NANOS = 2_000_000_000L;

  private final Random random = new Random(SEED);

  @Test
  void nothingButTheDocumentedFault() {
    List<byte[]> seeds = seeds();
    long read = 0;
    long longest = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = mutated(seeds.get(random.nextInt(seeds.size())), seeds);
      long start = System.nanoTime();
      try {
        read += readAll(input);
        took(() -> PrivateKeys.isEncrypted(input));
        took(() -> Pem.read(input));
      } catch (RuntimeException | Error e) {
        String shown = HexFormat.of().formatHex(Arrays.copyOf(input, Math.min(input.length, 4000)));
        throw new AssertionError("input %d of seed %d: %s".formatted(i, SEED, shown), e);
      }
      longest = Math.max(longest, System.nanoTime() - start);
    }
    // When all is refused or all is accepted, the inputs prove nothing.
    assertThat(read).isBetween(INPUTS / 50L, INPUTS / 2L);
    assertThat(longest).isLessThan(LONGEST_NANOS);
    System.out.printf(
        "%d inputs, %d of them read, the longest took %d ms%n", INPUTS, read, longest / 1_000_000);
  }

  @Test
  void deepNestingIsRefused() {
    for (int depth : new int[] {40, 5_000, 300_000}) {
      assertThat(readAll(nested(depth))).isZero();
      assertThat(readAll(repeat(depth, 0x30, 0x80))).isZero();
    }
  }

  /** How many readers took the input. */
  private static int readAll(byte[] input) {
    return took(
            () -> {
              for (IssuedCertificate certificate : IssuedCertificate.readAll(input)) {
                ask(certificate);
              }
            })
        + took(
            () -> {
              RevocationList list = RevocationList.of(input);
              list.number();
              list.revoked();
              list.toJca();
            })
        + took(() -> CertificateSigningRequest.of(input).names())
        // Without a passphrase: a mutated number of iterations would be tried for seconds.
        + took(() -> PrivateKeys.read(input, Optional.empty()));
  }

  private static void ask(IssuedCertificate certificate) throws MalformedException {
    certificate.names();
    certificate.label();
    certificate.subject();
    certificate.publicKey();
    certificate.notAfter();
    NameConstraints.of(certificate);
    IssuingRules.signerProblems(certificate, 0, "certificates");
    PermittedNames.problems(certificate, TestAuthority.server("a.svc"));
  }

  private interface Read {
    void run() throws MalformedException;
  }

  private static int took(Read read) {
    try {
      read.run();
      return 1;
    } catch (MalformedException e) {
      return 0;
    }
  }

  private List<byte[]> seeds() {
    CertificateRequest constrained =
        CertificateRequest.of(
                "m", Profile.INTERMEDIATE_CA, Subject.of("Middle").withOrganization("MAXIMUS"))
            .withNameConstraints(
                new NameConstraints(
                    List.of(DnsName.of("svc")),
                    List.of(IpNetwork.of("10.0.0.0/8")),
                    List.of("cluster.local")));
    CertificateAuthority root = TestAuthority.root();
    CertificateAuthority middle = TestAuthority.below(root, constrained);
    CertificateRequest wanted =
        TestAuthority.server("a.svc")
            .withNames(
                List.of(
                    DnsName.of("*.a.svc"),
                    IpAddress.of("10.1.1.1"),
                    UriName.of("spiffe://cluster.local/ns/a/sa/b")));
    KeyPair key = KeyAlgorithm.DEFAULT.generate(RANDOM);
    Passphrase passphrase = Passphrase.of("secret".toCharArray());
    List<byte[]> ders = new ArrayList<>();
    ders.add(TestAuthority.ISSUER.issue(middle, wanted, key.getPublic()).der());
    ders.add(middle.certificate().der());
    ders.add(CertificateSigningRequest.create(wanted, key, RANDOM).der());
    RevokedCertificate revoked =
        RevokedCertificate.revoked(
            BigInteger.TEN, TestAuthority.NOW, RevocationReason.KEY_COMPROMISE);
    ders.add(
        TestAuthority.ISSUER
            .revocationList(middle, BigInteger.ONE, Lifetime.days(1), List.of(revoked))
            .der());
    ders.add(PrivateKeys.der(key.getPrivate()));
    ders.add(PrivateKeys.encryptedDer(key.getPrivate(), passphrase, RANDOM, 10));
    return ders;
  }

  private static final List<String> LABELS =
      List.of(
          Pem.CERTIFICATE,
          Pem.CERTIFICATE,
          Pem.CERTIFICATE_REQUEST,
          Pem.REVOCATION_LIST,
          Pem.PRIVATE_KEY,
          Pem.ENCRYPTED_PRIVATE_KEY,
          "EC PRIVATE KEY",
          "RSA PRIVATE KEY",
          "EC PARAMETERS");

  private byte[] mutated(byte[] seed, List<byte[]> seeds) {
    byte[] der = seed.clone();
    int times = random.nextInt(5);
    for (int i = 0; i < times; i++) {
      der = mutatedOnce(der, seeds);
    }
    if (random.nextBoolean()) {
      return der;
    }
    String label = LABELS.get(random.nextInt(LABELS.size()));
    String pem = Pem.encode(label, der);
    if (random.nextInt(4) == 0) {
      pem = pem + Pem.encode(label, seed);
    }
    byte[] text = pem.getBytes(StandardCharsets.US_ASCII);
    return random.nextInt(3) == 0 ? mutatedOnce(text, seeds) : text;
  }

  private byte[] mutatedOnce(byte[] input, List<byte[]> seeds) {
    byte[] out = input.clone();
    if (out.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    int at = random.nextInt(out.length);
    switch (random.nextInt(8)) {
      case 0 -> out[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> out[at] = (byte) random.nextInt(256);
      case 2 -> out = Arrays.copyOf(out, at);
      case 3 -> out = join(Arrays.copyOf(out, at), Arrays.copyOfRange(out, at + 1, out.length));
      case 4 -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int from = random.nextInt(other.length);
        int to = Math.min(other.length, from + random.nextInt(40));
        System.arraycopy(other, from, out, at, Math.min(to - from, out.length - at));
      }
      case 5 -> {
        byte[] tags = {0x30, 0x31, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x17, 0x18, (byte) 0xa0};
        out[at] = tags[random.nextInt(tags.length)];
      }
      case 6 -> {
        byte[] inserted = new byte[random.nextInt(9)];
        random.nextBytes(inserted);
        out = join(join(Arrays.copyOf(out, at), inserted), Arrays.copyOfRange(out, at, out.length));
      }
      default -> {
        int length = Math.min(random.nextInt(30), out.length - at);
        Arrays.fill(out, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xff));
      }
    }
    return out;
  }

  private static byte[] nested(int depth) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] inner = {5, 0};
    // From the inside: each level adds a header of at most 5 octets.
    List<byte[]> headers = new ArrayList<>();
    int length = inner.length;
    for (int i = 0; i < depth; i++) {
      byte[] header =
          length < 0x80
              ? new byte[] {0x30, (byte) length}
              : new byte[] {
                0x30, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length
              };
      headers.add(header);
      length += header.length;
    }
    for (int i = headers.size() - 1; i >= 0; i--) {
      out.writeBytes(headers.get(i));
    }
    out.writeBytes(inner);
    return out.toByteArray();
  }

  private static byte[] repeat(int times, int... octets) {
    byte[] out = new byte[times * octets.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) octets[i % octets.length];
    }
    return out;
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
