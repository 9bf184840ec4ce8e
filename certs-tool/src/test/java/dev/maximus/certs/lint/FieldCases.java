package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.LintCases.LONG;
import static dev.maximus.certs.lint.LintCases.SHA1;
import static dev.maximus.certs.lint.LintCases.SHA256;
import static dev.maximus.certs.lint.LintCases.bad;
import static dev.maximus.certs.lint.TestCertificate.authority;
import static dev.maximus.certs.lint.TestCertificate.leaf;

import java.io.IOException;
import java.math.BigInteger;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Certificates whose fields, times, subject or key break a rule. */
final class FieldCases {
  private FieldCases() {}

  static void fields(List<LintCase> cases) {
    cases.add(
        bad(
                "version_not_3",
                "version '1' must be 3: without extensions nothing says what it is for",
                leaf().version(1).withoutExtensions())
            .alsoBreaks(
                "leaf_without_key_usage",
                "leaf_without_eku",
                "ext_subject_key_identifier_missing_sub_cert",
                "ext_authority_key_identifier_no_key_identifier"));
    cases.add(
        bad(
            "cert_extensions_version_not_3",
            "version '2' must be 3: only that has extensions",
            leaf().version(2)));
    cases.add(
        bad(
            "serial_number_not_positive",
            "serial number '-5' must be positive",
            leaf().serial(-5)));
    cases.add(
        bad(
            "serial_number_longer_than_20_octets",
            "serial number '%s' has 21 octets, must have at most 20".formatted("f".repeat(40)),
            leaf().serial(BigInteger.TWO.pow(160).subtract(BigInteger.ONE))));
    cases.add(
        bad(
                "serial_number_not_unique",
                "serial number '5' must be of one certificate of its issuer, and is also that of"
                    + " other",
                leaf().serial(5))
            .with(leaf().serial(5).dns("other.maximus.svc").der()));
    cases.add(
        bad(
            "tbs_signature_alg_matches_cert_signature_alg",
            "signature algorithm '1.2.840.10045.4.3.2' must be the same inside, where it is"
                + " '1.2.840.10045.4.3.3'",
            leaf()
                .signature(
                    new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384), SHA256)));
    cases.add(
        bad(
                "signature_algorithm_weak",
                "signature hash 'SHA-1' must be SHA-256 or stronger",
                leaf().signature(SHA1, SHA1))
            // It says SHA-1 and was signed with SHA-256.
            .alsoBreaks("signature_not_of_issuer"));
    cases.add(bad("issuer_field_empty", "issuer '' must not be empty", leaf().issuer("")));
    cases.add(
        bad(
            "cert_contains_unique_identifier",
            "unique identifiers must not be there",
            leaf().uniqueIdentifier()));
  }

  static void times(List<LintCase> cases) {
    cases.add(
        bad(
            "wrong_time_format_pre2050",
            "time '20270219100000Z' must be a UTCTime, as every time before 2050",
            leaf().until("20270219100000Z")));
    cases.add(
        bad(
                "generalized_time_not_in_zulu",
                "time '20510219100000+0100' must be in UTC and end with 'Z'",
                leaf().until("20510219100000+0100"))
            .alsoBreaks("generalized_time_includes_fraction_seconds"));
    cases.add(
        bad(
            "generalized_time_does_not_include_seconds",
            "time '205102191000Z' must have seconds",
            leaf().until("205102191000Z")));
    cases.add(
        bad(
            "generalized_time_includes_fraction_seconds",
            "time '20510219100000.5Z' must have whole seconds and then 'Z'",
            leaf().until("20510219100000.5Z")));
    cases.add(
        bad(
            "utc_time_not_in_zulu",
            "time '270219100000+0100' must be in UTC and end with 'Z'",
            leaf().utc("261121100000Z", "270219100000+0100")));
    cases.add(
        bad(
            "utc_time_does_not_include_seconds",
            "time '2702191000Z' must have seconds",
            leaf().utc("261121100000Z", "2702191000Z")));
    cases.add(
        bad(
            "validity_time_not_positive",
            "end '2026-11-20T10:00:00Z' must not be before its start 2026-11-21T10:00:00Z",
            leaf().utc("261121100000Z", "261120100000Z")));
    cases.add(
        bad(
            "validity_outlives_issuer",
            "end '2040-11-21T10:00:00Z' should not be after its issuer's, 2036-11-21T10:00:00Z",
            leaf().utc("261121100000Z", "401121100000Z")));
  }

  static void subjects(List<LintCase> cases) {
    cases.add(
        bad(
                "subject_empty_without_san",
                "subject '' must not be empty where there are no SANs",
                leaf().subject("").without(Extension.subjectAlternativeName))
            .alsoBreaks("server_without_san"));
    cases.add(
        bad(
                "ca_subject_field_empty",
                "subject '' must not be empty in an authority",
                authority()
                    .subject("")
                    .extension(Extension.subjectAlternativeName, true, dns("a.b")))
            .alsoBreaks());
    cases.add(
        bad(
            "subject_common_name_max_length",
            "common name '%s' has 65 characters, must have at most 64".formatted(LONG),
            leaf().subject("CN=" + LONG)));
    cases.add(
        bad(
            "subject_organization_name_max_length",
            "organization '%s' has 65 characters, must have at most 64".formatted(LONG),
            leaf().subject("CN=a,O=" + LONG)));
    cases.add(
        bad(
            "subject_organizational_unit_name_max_length",
            "organizational unit '%s' has 65 characters, must have at most 64".formatted(LONG),
            leaf().subject("CN=a,OU=" + LONG)));
    cases.add(
        bad(
            "subject_locality_name_max_length",
            "locality '%s...' has 130 characters, must have at most 128".formatted("l".repeat(120)),
            leaf().subject("CN=a,L=" + "l".repeat(130))));
    cases.add(
        bad(
            "subject_state_name_max_length",
            "state '%s...' has 130 characters, must have at most 128".formatted("s".repeat(120)),
            leaf().subject("CN=a,ST=" + "s".repeat(130))));
    cases.add(
        bad(
            "subject_dn_not_printable_characters",
            "subject 'a\\u0007b' must have no control characters",
            leaf().subject(name(BCStyle.CN, new DERUTF8String("a\u0007b")))));
    cases.add(
        bad(
            "subject_dn_country_not_printable_string",
            "country 'DE' must be a PrintableString",
            leaf().subject(name(BCStyle.C, new DERUTF8String("DE")))));
  }

  private static X500Name name(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(type, value).build();
  }

  private static GeneralNames dns(String name) {
    return new GeneralNames(new GeneralName(GeneralName.dNSName, name));
  }

  private static SubjectPublicKeyInfo rsa(BigInteger modulus, BigInteger exponent)
      throws IOException {
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
        new RSAPublicKey(modulus, exponent));
  }

  private static BigInteger modulus(int bits) {
    return BigInteger.TWO.pow(bits - 1).add(BigInteger.ONE);
  }

  static void keys(List<LintCase> cases) throws IOException {
    BigInteger f4 = RSAKeyGenParameterSpec.F4;
    cases.add(
        bad(
            "key_algorithm_not_allowed",
            "key algorithm '1.2.840.10040.4.1' must be RSA, ECDSA or Ed25519",
            leaf()
                .key(
                    new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa), new ASN1Integer(5)))));
    cases.add(
        bad(
            "rsa_no_public_key",
            "RSA key must be a modulus and an exponent",
            leaf()
                .key(
                    new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(
                            PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        new DERSequence()))));
    cases.add(
        bad(
            "rsa_mod_less_than_2048_bits",
            "RSA key '1024 bits' must have at least 2048 bits",
            leaf().key(rsa(modulus(1024), f4))));
    cases.add(
        bad(
            "rsa_size_not_multiple_of_256",
            "RSA key '2049 bits' should have a multiple of 256 bits",
            leaf().key(rsa(modulus(2049), f4))));
    cases.add(
        bad(
            "rsa_public_exponent_not_in_range",
            "RSA exponent '3' must be odd, from 65537 to 2^256",
            leaf().key(rsa(modulus(2048), BigInteger.valueOf(3)))));
    cases.add(
        bad(
            "spki_rsa_encryption_parameter_not_null",
            "RSA key parameters must be NULL",
            leaf()
                .key(
                    new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption),
                        new RSAPublicKey(modulus(2048), f4)))));
    cases.add(
        bad(
            "ec_improper_curves",
            "curve '1.3.132.0.33' must be P-256, P-384 or P-521",
            leaf()
                .key(
                    new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(
                            X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp224r1),
                        p224Point()))));
  }

  private static byte[] p224Point() {
    return SECNamedCurves.getByName("secp224r1").getG().getEncoded(false);
  }
}
