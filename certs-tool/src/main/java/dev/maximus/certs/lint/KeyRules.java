package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.Severity.ERROR;
import static dev.maximus.certs.lint.Severity.WARNING;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The public key: its kind and its size. */
final class KeyRules {
  private static final int MIN_RSA_BITS = 2048;
  private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65_537);
  private static final int MAX_EXPONENT_BITS = 256;
  private static final Set<ASN1ObjectIdentifier> KINDS =
      Set.of(
          PKCSObjectIdentifiers.rsaEncryption,
          X9ObjectIdentifiers.id_ecPublicKey,
          EdECObjectIdentifiers.id_Ed25519);
  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(
          X9ObjectIdentifiers.prime256v1,
          SECObjectIdentifiers.secp384r1,
          SECObjectIdentifiers.secp521r1);

  private KeyRules() {}

  static List<LintRule> rules() {
    return List.of(
        LintRule.alone("key_algorithm_not_allowed", "RFC 8813, RFC 8410", ERROR, KeyRules::kind),
        rsa("rsa_no_public_key", "RFC 3279 2.3.1", ERROR, Function.identity(), KeyRules::readable),
        rsa(
            "rsa_mod_less_than_2048_bits",
            "NIST SP 800-131A 3",
            ERROR,
            KeyRules::modulusBits,
            bits ->
                bits.filter(size -> size < MIN_RSA_BITS)
                    .map("RSA key '%d bits' must have at least 2048 bits"::formatted)),
        rsa(
            "rsa_size_not_multiple_of_256",
            "FIPS 186-5 A.1.1",
            WARNING,
            KeyRules::modulusBits,
            bits ->
                bits.filter(size -> size % 256 != 0)
                    .map("RSA key '%d bits' should have a multiple of 256 bits"::formatted)),
        rsa(
            "rsa_public_exponent_not_in_range",
            "FIPS 186-5 A.1.1",
            ERROR,
            key -> key.map(RSAPublicKey::getPublicExponent),
            exponent ->
                exponent
                    .filter(KeyRules::isBadExponent)
                    .map("RSA exponent '%d' must be odd, from 65537 to 2^256"::formatted)),
        LintRule.alone(
            "spki_rsa_encryption_parameter_not_null", "RFC 4055 1.2", ERROR, KeyRules::parameters),
        LintRule.alone("ec_improper_curves", "RFC 5480 2.1.1.1", ERROR, KeyRules::curve));
  }

  private static Optional<String> kind(LintedCertificate certificate) {
    ASN1ObjectIdentifier kind = certificate.keyAlgorithm();
    return KINDS.contains(kind)
        ? Optional.empty()
        : Optional.of("key algorithm '%s' must be RSA, ECDSA or Ed25519".formatted(kind));
  }

  private static <T> LintRule rsa(
      String id,
      String section,
      Severity severity,
      Function<Optional<RSAPublicKey>, Optional<T>> part,
      Function<Optional<T>, Optional<String>> check) {
    return LintRule.alone(
        id,
        section,
        severity,
        certificate ->
            certificate.keyAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
                ? check.apply(part.apply(rsaKey(certificate)))
                : Optional.empty());
  }

  private static Optional<RSAPublicKey> rsaKey(LintedCertificate certificate) {
    try {
      return Optional.of(RSAPublicKey.getInstance(certificate.key().parsePublicKey()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> readable(Optional<RSAPublicKey> key) {
    return key.isEmpty()
        ? Optional.of("RSA key must be a modulus and an exponent")
        : Optional.empty();
  }

  private static Optional<Integer> modulusBits(Optional<RSAPublicKey> key) {
    return key.map(rsa -> rsa.getModulus().bitLength());
  }

  private static boolean isBadExponent(BigInteger exponent) {
    return !exponent.testBit(0)
        || exponent.compareTo(MIN_EXPONENT) < 0
        || exponent.bitLength() > MAX_EXPONENT_BITS;
  }

  private static Optional<String> parameters(LintedCertificate certificate) {
    ASN1Encodable parameters = certificate.key().getAlgorithm().getParameters();
    return certificate.keyAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
            && !DERNull.INSTANCE.equals(parameters)
        ? Optional.of("RSA key parameters must be NULL")
        : Optional.empty();
  }

  private static Optional<String> curve(LintedCertificate certificate) {
    if (!certificate.keyAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return Optional.empty();
    }
    ASN1Encodable curve = certificate.key().getAlgorithm().getParameters();
    if (!(curve instanceof ASN1ObjectIdentifier named)) {
      return Optional.of("curve must be named");
    }
    return CURVES.contains(named)
        ? Optional.empty()
        : Optional.of("curve '%s' must be P-256, P-384 or P-521".formatted(named));
  }
}
