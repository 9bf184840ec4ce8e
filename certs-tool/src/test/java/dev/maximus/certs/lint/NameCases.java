package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.LintCases.OTHER;
import static dev.maximus.certs.lint.LintCases.bad;
import static dev.maximus.certs.lint.LintCases.permitted;
import static dev.maximus.certs.lint.TestCertificate.authority;
import static dev.maximus.certs.lint.TestCertificate.leaf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Certificates whose names or issuers break a rule. */
final class NameCases {
  private NameCases() {}

  static void names(List<LintCase> cases) {
    cases.add(
        bad(
            "ext_san_not_critical_without_subject",
            "extension 'subjectAltName' must be critical where the subject is empty",
            leaf().subject("")));
    cases.add(
        bad(
            "ext_san_empty_name",
            "SAN '' must not be empty",
            leaf()
                .names(
                    new GeneralName(GeneralName.dNSName, "a.b"),
                    new GeneralName(GeneralName.registeredID, new ASN1ObjectIdentifier("1.2.3")),
                    new GeneralName(GeneralName.rfc822Name, ""))));
    cases.add(
        bad(
            "san_ip_octet_length",
            "IP address of '5 octets' must have 4 or 16",
            leaf().names(new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[5])))));
    cases.add(
        bad(
            "ext_san_uri_not_ia5",
            "URI 'http://\u00e9.svc/' must be ASCII",
            leaf()
                .extension(
                    Extension.subjectAlternativeName,
                    false,
                    withDns(GeneralName.uniformResourceIdentifier, "http://\u00e9.svc/"))));
    cases.add(
        bad(
            "ext_san_uri_relative",
            "URI '/a/b' must be absolute",
            leaf()
                .names(
                    new GeneralName(GeneralName.dNSName, "a.b"),
                    new GeneralName(GeneralName.uniformResourceIdentifier, "/a/b"))));
    cases.add(
        bad(
            "server_without_san",
            "SANs of a server must have a DNS name or an IP address: clients ignore the subject",
            leaf().without(Extension.subjectAlternativeName)));
    cases.add(
        bad("san_name_duplicate", "SAN 'A.b' should be there once", leaf().dns("a.b", "A.b")));
  }

  /** A name of any octets, which the usual type would refuse to encode. */
  private static DERSequence withDns(int kind, String latin1) {
    return new DERSequence(
        new ASN1Encodable[] {new GeneralName(GeneralName.dNSName, "a.b"), octets(kind, latin1)});
  }

  private static DERTaggedObject octets(int kind, String latin1) {
    return new DERTaggedObject(
        false, kind, new DEROctetString(latin1.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static TestCertificate rawDns(String name) {
    return leaf()
        .extension(
            Extension.subjectAlternativeName,
            false,
            new DERSequence(octets(GeneralName.dNSName, name)));
  }

  static void dns(List<LintCase> cases) {
    String label = "l".repeat(64);
    String longName = ("l".repeat(49) + ".").repeat(5) + "svcs";
    cases.add(
        bad(
            "ext_san_dns_not_ia5_string",
            "DNS name '\u00e9.svc' must be ASCII: other scripts are written in their IDNA form",
            rawDns("\u00e9.svc")));
    cases.add(
        bad(
            "san_dns_name_includes_null_char",
            "DNS name 'bank.svc\\u0000.evil.svc' must have no NUL: what is behind it is not seen by"
                + " some readers",
            rawDns("bank.svc\0.evil.svc")));
    cases.add(
        bad(
            "san_dns_name_bad_character",
            "DNS name 'a b.svc' must be labels of letters, digits and '-' with dots between",
            leaf().dns("a b.svc")));
    cases.add(
        bad(
            "ext_san_dns_name_too_long",
            "DNS name '%s...' must have at most 253 characters"
                .formatted(longName.substring(0, 120)),
            leaf().dns(longName)));
    cases.add(
        bad(
                "san_dns_name_starts_with_period",
                "DNS name '.maximus.svc' must not begin with a dot",
                leaf().dns(".maximus.svc"))
            .alsoBreaks("rfc_dnsname_empty_label"));
    cases.add(
        bad(
            "rfc_dnsname_empty_label",
            "DNS name 'maximus.svc.' must have no empty label and no dot at its end",
            leaf().dns("maximus.svc.")));
    cases.add(
        bad(
            "rfc_dnsname_label_too_long",
            "DNS name '%s.svc' must have labels of at most 63 characters".formatted(label),
            leaf().dns(label + ".svc")));
    cases.add(
        bad(
            "rfc_dnsname_hyphen_in_sld",
            "DNS name 'a.-b.svc' must not have '-' at an end of its second level",
            leaf().dns("a.-b.svc")));
    cases.add(
        bad(
            "rfc_dnsname_underscore_in_sld",
            "DNS name 'a.b_c.svc' must not have '_' in its second level",
            leaf().dns("a.b_c.svc")));
    cases.add(
        bad(
            "rfc_dnsname_underscore_in_trd",
            "DNS name 'a_b.maximus.svc' should have no '_'",
            leaf().dns("a_b.maximus.svc")));
    cases.add(
        bad("san_bare_wildcard", "DNS name '*' must not end with a wildcard", leaf().dns("*")));
    cases.add(
        bad(
            "san_wildcard_not_first",
            "DNS name 'a.*.svc' must have a wildcard at its beginning only",
            leaf().dns("a.*.svc")));
    cases.add(
        bad(
            "san_wildcard_not_whole_label",
            "DNS name '*a.maximus.svc' must have a wildcard as its whole first label",
            leaf().dns("*a.maximus.svc")));
    cases.add(
        bad(
            "san_wildcard_too_wide",
            "DNS name '*.svc' should have at least two labels after the wildcard",
            leaf().dns("*.svc")));
  }

  static void issuers(List<LintCase> cases) {
    cases.add(
        bad(
            "ext_subject_key_identifier_missing_ca",
            "extension 'subjectKeyIdentifier' must be there, so that others find this authority",
            authority().without(Extension.subjectKeyIdentifier)));
    cases.add(
        bad(
            "ext_subject_key_identifier_missing_sub_cert",
            "extension 'subjectKeyIdentifier' should be there",
            leaf().without(Extension.subjectKeyIdentifier)));
    cases.add(
        bad(
            "ext_authority_key_identifier_no_key_identifier",
            "extension 'authorityKeyIdentifier' must name the key of the issuer",
            leaf().without(Extension.authorityKeyIdentifier)));
    cases.add(
        bad(
            "authority_key_identifier_not_of_issuer",
            "extension 'authorityKeyIdentifier' must be the key identifier of the issuer",
            leaf()
                .extension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new AuthorityKeyIdentifier(TestCertificate.keyId(OTHER)))));
    cases.add(
        bad(
            "signature_not_of_issuer",
            "signature must be by the key of its issuer 'CN=Test Root'",
            leaf().signedBy(OTHER)));
    cases.add(
        bad(
            "ext_name_constraints_not_in_ca",
            "extension 'nameConstraints' must be of authorities only",
            leaf().extension(Extension.nameConstraints, true, permitted("svc"))));
    cases.add(
        bad(
                "name_constraints_violated",
                "SAN 'postgres.maximus.svc' must be within the name constraints of 'CN=Test"
                    + " Middle'",
                leaf()
                    .issuer("CN=Test Middle")
                    .signedBy(TestCertificate.LEAF_KEY)
                    .key(TestCertificate.spki(OTHER))
                    .extension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new AuthorityKeyIdentifier(
                            TestCertificate.keyId(TestCertificate.LEAF_KEY))))
            .with(
                authority()
                    .extension(Extension.nameConstraints, true, permitted("example.com"))
                    .der()));
  }

  static void spiffe(List<LintCase> cases) {
    cases.add(
        bad(
            "spiffe_uri_count",
            "a certificate with a SPIFFE ID must have one URI, and has 2",
            leaf().uri("spiffe://a.local/b", "spiffe://a.local/c")));
    cases.add(
        bad(
            "spiffe_id_invalid",
            "URI 'spiffe://A.local/b' must have a trust domain of 1 to 255 characters a-z, 0-9,"
                + " '.', '-' and '_'",
            leaf().uri("spiffe://A.local/b")));
    cases.add(
        bad(
            "spiffe_workload_is_ca",
            "SPIFFE ID 'spiffe://a.local/b' must not be of an authority, because it has a path",
            authority().uri("spiffe://a.local/b")));
    cases.add(
        bad(
            "spiffe_digital_signature_missing",
            "key usage of a SPIFFE workload must have digitalSignature",
            leaf().uri("spiffe://a.local/b").usage(KeyUsage.keyAgreement)));
  }
}
