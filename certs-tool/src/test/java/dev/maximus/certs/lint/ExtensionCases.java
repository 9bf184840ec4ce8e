package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.LintCases.OTHER;
import static dev.maximus.certs.lint.LintCases.RSA;
import static dev.maximus.certs.lint.LintCases.bad;
import static dev.maximus.certs.lint.LintCases.permitted;
import static dev.maximus.certs.lint.TestCertificate.authority;
import static dev.maximus.certs.lint.TestCertificate.leaf;

import dev.maximus.certs.x509.Profile;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Certificates whose extensions, usages or purposes break a rule. */
final class ExtensionCases {
  private ExtensionCases() {}

  static void extensions(List<LintCase> cases) throws IOException {
    ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
    cases.add(
        bad(
            "ext_duplicate_extension",
            "extension 'keyUsage' must be there once",
            leaf().twice(Extension.keyUsage)));
    cases.add(
        bad(
            "unknown_critical_extension",
            "extension '1.3.6.1.4.1.99999.1' must not be critical: peers that do not know it refuse"
                + " the certificate",
            leaf().extension(unknown, true, new ASN1Integer(1))));
    cases.add(
        bad(
            "cert_ext_invalid_der",
            "extension 'extKeyUsage' must leave out 'critical' when it is false",
            leaf()
                .falseWritten(
                    Extension.extendedKeyUsage,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))));
    cases.add(
        bad(
            "extension_malformed",
            "extension 'cRLDistributionPoints' must be encoded as its standard says",
            leaf().raw(Extension.cRLDistributionPoints, false, new byte[] {0x30, 5, 1})));
    cases.add(
        bad(
            "basic_constr_invalid_der",
            "extension 'basicConstraints' must leave out 'cA' when it is false",
            leaf()
                .extension(Extension.basicConstraints, true, new DERSequence(ASN1Boolean.FALSE))));
    cases.add(
        bad(
                "ext_san_no_entries",
                "extension 'subjectAltName' must have at least one entry",
                leaf().extension(Extension.subjectAlternativeName, false, new DERSequence()))
            .alsoBreaks("server_without_san"));
    cases.add(
        bad(
            "ext_eku_no_entries",
            "extension 'extKeyUsage' must have at least one entry",
            leaf().extension(Extension.extendedKeyUsage, false, new DERSequence())));
    cases.add(
        bad(
            "name_constraint_empty",
            "extension 'nameConstraints' must have at least one entry",
            authority().extension(Extension.nameConstraints, true, new DERSequence())));
    cases.add(
        bad(
            "ext_name_constraints_not_critical",
            "extension 'nameConstraints' must be critical",
            authority().extension(Extension.nameConstraints, false, permitted("svc"))));
    cases.add(
        bad(
            "ext_key_usage_not_critical",
            "extension 'keyUsage' should be critical",
            leaf().extension(Extension.keyUsage, false, new KeyUsage(KeyUsage.digitalSignature))));
    cases.add(
        bad(
            "basic_constraints_not_critical",
            "extension 'basicConstraints' must be critical in an authority",
            authority().extension(Extension.basicConstraints, false, new BasicConstraints(0))));
    cases.add(
        bad(
            "ext_authority_key_identifier_critical",
            "extension 'authorityKeyIdentifier' must not be critical",
            leaf()
                .extension(
                    Extension.authorityKeyIdentifier,
                    true,
                    new AuthorityKeyIdentifier(TestCertificate.keyId(TestCertificate.ROOT_KEY)))));
    cases.add(
        bad(
            "ext_subject_key_identifier_critical",
            "extension 'subjectKeyIdentifier' must not be critical",
            leaf()
                .extension(
                    Extension.subjectKeyIdentifier, true, new DEROctetString(new byte[] {1}))));
    cases.add(
        bad(
            "ext_aia_marked_critical",
            "extension 'authorityInfoAccess' must not be critical",
            leaf()
                .extension(
                    Extension.authorityInfoAccess,
                    true,
                    new AuthorityInformationAccess(
                        AccessDescription.id_ad_caIssuers,
                        new GeneralName(
                            GeneralName.uniformResourceIdentifier, "http://a.maximus.svc/ca")))));
    cases.add(
        bad(
            "ext_crl_distribution_marked_critical",
            "extension 'cRLDistributionPoints' should not be critical",
            leaf().extension(Extension.cRLDistributionPoints, true, distribution())));
  }

  private static CRLDistPoint distribution() {
    GeneralName where =
        new GeneralName(GeneralName.uniformResourceIdentifier, "http://a.maximus.svc/crl");
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(new GeneralNames(where)), null, null)
        });
  }

  static void usages(List<LintCase> cases) {
    cases.add(
        bad(
                "ca_key_cert_sign_not_set",
                "key usage of an authority must have keyCertSign",
                authority()
                    .usage(KeyUsage.cRLSign)
                    .extension(Extension.basicConstraints, true, new BasicConstraints(true)))
            .alsoBreaks());
    cases.add(
        bad(
                "ext_key_usage_cert_sign_without_ca",
                "key usage 'keyCertSign' must be of authorities only",
                leaf().usage(KeyUsage.digitalSignature | KeyUsage.keyCertSign))
            .alsoBreaks("ecdsa_ee_invalid_ku", "key_usage_and_extended_key_usage_inconsistent"));
    cases.add(
        bad(
                "ext_key_usage_crl_sign_without_ca",
                "key usage 'cRLSign' must be of authorities only",
                leaf().usage(KeyUsage.digitalSignature | KeyUsage.cRLSign))
            .alsoBreaks("ecdsa_ee_invalid_ku", "key_usage_and_extended_key_usage_inconsistent"));
    cases.add(
        bad(
                "ext_key_usage_without_bits",
                "key usage must have at least one bit",
                leaf().extension(Extension.keyUsage, true, new DERBitString(new byte[0])))
            .alsoBreaks("key_usage_and_extended_key_usage_inconsistent"));
    cases.add(
        bad(
            "leaf_without_key_usage",
            "key usage should be there: without it the key may do anything",
            leaf().without(Extension.keyUsage)));
    cases.add(
        bad(
            "path_len_constraint_improperly_included",
            "path length '0' must be of authorities that sign only",
            leaf()
                .extension(Extension.basicConstraints, true, new DERSequence(new ASN1Integer(0)))));
    cases.add(
        bad(
            "path_len_constraint_zero_or_less",
            "path length '-1' must not be negative",
            authority()
                .extension(
                    Extension.basicConstraints,
                    true,
                    new DERSequence(new ASN1Encodable[] {ASN1Boolean.TRUE, new ASN1Integer(-1)}))));
    cases.add(
        bad(
                "path_length_exceeded",
                "path length '0' of 'CN=Test Middle' must be at least 1 for this authority",
                authority()
                    .subject("CN=Test Lowest")
                    .issuer("CN=Test Middle")
                    .serial(78)
                    .signedBy(TestCertificate.LEAF_KEY)
                    .key(TestCertificate.spki(OTHER))
                    .extension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new AuthorityKeyIdentifier(
                            TestCertificate.keyId(TestCertificate.LEAF_KEY))))
            .with(authority().der()));
    cases.add(
        bad(
                "ecdsa_allowed_ku",
                "key usage 'keyEncipherment' must not be there with a key of this kind",
                leaf().usage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
            .alsoBreaks("ecdsa_ee_invalid_ku"));
    cases.add(
        bad(
                "ecdsa_ee_invalid_ku",
                "key usage 'encipherOnly' should not be there with a key of this kind",
                leaf()
                    .usage(
                        KeyUsage.digitalSignature | KeyUsage.keyAgreement | KeyUsage.encipherOnly))
            .alsoBreaks("key_usage_and_extended_key_usage_inconsistent"));
    cases.add(
        bad(
            "rsa_allowed_ku_ca",
            "key usage 'keyAgreement' must not be there with a key of this kind",
            authority()
                .key(TestCertificate.spki(RSA))
                .usage(KeyUsage.keyCertSign | KeyUsage.keyAgreement)));
    cases.add(
        bad(
            "rsa_allowed_ku_ee",
            "key usage 'keyAgreement' must not be there with a key of this kind",
            leaf()
                .key(TestCertificate.spki(RSA))
                .usage(KeyUsage.digitalSignature | KeyUsage.keyAgreement)));
  }

  static void purposes(List<LintCase> cases) {
    KeyPurposeId any = KeyPurposeId.anyExtendedKeyUsage;
    cases.add(
        bad(
                "eku_critical_improperly",
                "extension 'extKeyUsage' should not be critical where it allows any purpose",
                leaf().extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(any)))
            .alsoBreaks("ext_eku_any"));
    cases.add(
        bad("ext_eku_any", "purpose 'any' should be the purposes it is for", leaf().purposes(any)));
    cases.add(
        bad(
            "leaf_without_eku",
            "purpose should be named: without it a client can play the server",
            leaf().without(Extension.extendedKeyUsage)));
    cases.add(
        bad(
            "eku_server_and_client",
            "purposes 'server and client' should be in two certificates, except for a peer or a"
                + " SPIFFE workload",
            leaf().purposes(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)));
    cases.add(
        bad("eku_not_of_profile", "purposes must be those of the profile 'client'", leaf())
            .of(Profile.CLIENT));
    cases.add(
        bad(
            "key_usage_and_extended_key_usage_inconsistent",
            "key usage must fit the extended key usage",
            leaf().usage(KeyUsage.nonRepudiation)));
  }
}
