package dev.maximus.certs.x509;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Issues certificates. What it makes depends on its arguments, the clock and the randomness that it
 * was given, and nothing else. It may be used by several threads at once.
 */
public final class CertificateIssuer {
  /** Clocks of peers differ: a certificate is valid a little before it is made. */
  public static final Duration BACK_DATED = Duration.ofMinutes(5);

  private static final int SERIAL_OCTETS = 20;
  // [0] EXPLICIT INTEGER 2, and [3] EXPLICIT (RFC 5280 4.1).
  private static final byte[] VERSION_3 = {(byte) 0xa0, 0x03, 0x02, 0x01, 0x02};
  private static final int EXTENSIONS = 0xa3;

  private final Clock clock;
  private final SecureRandom random;
  private volatile Optional<SigningAuthority> last = Optional.empty();

  public CertificateIssuer(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** Makes the key that the request asks for. */
  public KeyPair newKey(CertificateRequest request) {
    return request.key().generate(random);
  }

  /** A root: a certificate that its own key has signed. */
  public IssuedCertificate selfSigned(CertificateRequest request, KeyPair key) {
    if (!(request.profile() instanceof RootCa)) {
      throw new IllegalArgumentException(
          "a " + request.profile().id() + " must be issued by an authority");
    }
    IssuingRules.keyProblem(request, key.getPublic())
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    return sign(request, key.getPublic(), key.getPrivate(), Optional.empty(), now());
  }

  /**
   * A certificate for the holder of this key. It is valid for no longer than its issuer.
   *
   * @throws IllegalArgumentException when this authority may not issue it
   */
  public IssuedCertificate issue(
      CertificateAuthority authority, CertificateRequest request, PublicKey key) {
    Instant now = now();
    SigningAuthority signer = signer(authority);
    signer.check(request, key, now);
    return sign(request, key, authority.key(), Optional.of(signer), now);
  }

  /**
   * A certificate for the holder of the key that signed this. The request decides its content; the
   * signing request gives the key.
   *
   * @throws IllegalArgumentException when this authority may not issue it, and when the signing
   *     request asks for names that the request does not list
   */
  public IssuedCertificate issue(
      CertificateAuthority authority,
      CertificateRequest request,
      CertificateSigningRequest signingRequest) {
    List<String> problems = signingRequest.problems(request);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return issue(authority, request, signingRequest.publicKey());
  }

  /**
   * The list of what this authority has revoked.
   *
   * @param number larger than that of each list before
   * @param next how long until there is a newer one
   * @throws IllegalArgumentException when this authority may not sign lists
   */
  public RevocationList revocationList(
      CertificateAuthority authority,
      BigInteger number,
      Lifetime next,
      List<RevokedCertificate> revoked) {
    Instant now = now();
    List<String> problems =
        IssuingRules.signerProblems(authority.certificate(), KeyUsage.cRLSign, "revocation lists");
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return RevocationList.create(
        authority,
        CertificateExtensions.authorityKeyIdentifier(authority.certificate()),
        number,
        now,
        next.from(now),
        revoked,
        random);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** One authority mostly issues many certificates, so what is known of the last one is kept. */
  private SigningAuthority signer(CertificateAuthority authority) {
    Optional<SigningAuthority> known = last;
    if (known.isPresent() && known.get().is(authority)) {
      return known.get();
    }
    try {
      SigningAuthority signer = new SigningAuthority(authority);
      last = Optional.of(signer);
      return signer;
    } catch (IOException e) {
      throw new IllegalStateException("an authority in memory could not be encoded", e);
    }
  }

  private IssuedCertificate sign(
      CertificateRequest request,
      PublicKey key,
      PrivateKey signingKey,
      Optional<SigningAuthority> authority,
      Instant now) {
    Instant start = now.minus(BACK_DATED);
    // A validity names its first and its last second, so the last one is part of the lifetime.
    Instant end = request.lifetime().from(now).minusSeconds(1);
    Validity validity =
        authority.map(signer -> signer.clip(start, end)).orElseGet(() -> new Validity(start, end));
    KeySigner signer = new KeySigner(signingKey, random);
    byte[] algorithm = signer.algorithm();
    byte[] subject = request.subject().der();
    byte[] publicKey = key.getEncoded();
    byte[] serial = serial();
    byte[] extensions;
    try {
      extensions =
          CertificateExtensions.of(
              request, publicKey, authority.map(SigningAuthority::keyIdentifier));
    } catch (IOException e) {
      throw new IllegalStateException("an extension could not be encoded", e);
    }
    byte[] content =
        DerWriter.sequence(
            VERSION_3,
            DerWriter.number(serial),
            algorithm,
            authority.map(SigningAuthority::name).orElse(subject),
            validity.der(),
            subject,
            publicKey,
            DerWriter.value(EXTENSIONS, extensions));
    byte[] certificate =
        DerWriter.sequence(content, algorithm, DerWriter.bits(signer.sign(content)));
    return IssuedCertificate.issued(certificate, serial, validity);
  }

  /** 20 octets, positive: 158 random bits, and a bit that keeps the length (RFC 5280 4.1.2.2). */
  private byte[] serial() {
    byte[] octets = new byte[SERIAL_OCTETS];
    random.nextBytes(octets);
    octets[0] = (byte) ((octets[0] & 0x3f) | 0x40);
    return octets;
  }
}
