package dev.maximus.certs.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpAddress;
import dev.maximus.certs.x509.IpNetwork;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.UriName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestFileTest {
  private static final String ROOT =
      """
      environment: dev
      authorities:
        root: {profile: root-ca, subject: {commonName: Root}}
      """;

  @Test
  void defaults() throws RequestException {
    CertificateSet set =
        read(ROOT + certificates("web: {profile: server, issuer: root, dns: [web]}"));
    assertThat(set.environment()).isEqualTo("dev");
    assertThat(set.production()).isFalse();
    assertThat(set.layout()).isEqualTo(Layout.DIRECTORIES);
    CertificateOrder web = set.find("web").orElseThrow();
    assertThat(web.request().lifetime()).isEqualTo(Profile.SERVER.defaultLifetime());
    assertThat(web.request().key()).isEqualTo(KeyAlgorithm.DEFAULT);
    assertThat(web.request().names()).containsExactly(DnsName.of("web"));
    assertThat(web.outputs()).containsExactly(OutputKind.PEM);
    assertThat(read(ROOT).certificates()).isEmpty();
  }

  @Test
  void allFieldsSet() throws RequestException {
    CertificateSet set =
        read(
            """
            environment: prod
            production: true
            layout: flat
            authorities:
              services:
                profile: intermediate-ca
                issuer: root
                subject: {commonName: Services}
                nameConstraints: {dns: [svc], ip: [10.0.0.0/8], uri: [.cluster.local]}
              root:
                profile: root-ca
                subject:
                  commonName: "Root: \\u00fc"
                  organization: MAXIMUS
                  organizationalUnits: [one, two]
                  country: NO
            certificates:
              db:
                uri: [https://db.cluster.local/x]
                ip: [10.0.0.1]
                dns: [DB.svc]
                profile: peer
                issuer: services
                lifetime: 24h
                key: rsa-3072
                outputs: [pkcs12, pem]
            """);
    assertThat(set.production()).isTrue();
    assertThat(set.layout()).isEqualTo(Layout.FLAT);
    assertThat(set.authorities())
        .extracting(CertificateOrder::name)
        .containsExactly("root", "services");
    assertThat(set.authorities().get(0).request().subject().country()).contains("NO");
    assertThat(set.authorities().get(0).request().subject().commonName()).contains("Root: ü");
    assertThat(set.authorities().get(1).request().nameConstraints().orElseThrow().ip())
        .containsExactly(IpNetwork.of("10.0.0.0/8"));
    CertificateOrder db = set.find("db").orElseThrow();
    assertThat(db.request().names())
        .containsExactly(
            DnsName.of("db.svc"),
            IpAddress.of("10.0.0.1"),
            UriName.of("https://db.cluster.local/x"));
    assertThat(db.request().lifetime()).isEqualTo(Lifetime.hours(24));
    assertThat(db.outputs()).containsExactly(OutputKind.PEM, OutputKind.PKCS12);
  }

  @Test
  void aSeries() throws RequestException {
    CertificateSet set =
        read(
            ROOT
                + certificates(
                        "'load-{n}': {count: 100000, profile: client, issuer: root, dns: ['c{n}.test'],"
                            + " ip: ['::{n}'], uri: ['spiffe://test/{n}'],"
                            + " subject: {commonName: 'c {n}'}}")
                    .replace("ip: ['::{n}'], ", ""));
    assertThat(set.size()).isEqualTo(100_001);
    assertThat(set.certificates().get(41).request().names())
        .containsExactly(DnsName.of("c42.test"), UriName.of("spiffe://test/42"));
  }

  @Test
  void aByteOrderMarkAndComments() throws RequestException {
    byte[] content = ("\uFEFF# hello\n" + ROOT).getBytes(StandardCharsets.UTF_8);
    assertThat(RequestFile.read("f", content)).isEqualTo(read(ROOT));
  }

  @Test
  void everyFaultAtOnce() {
    assertThat(
            faults(
                """
                enviroment: dev
                production: yes
                layout: flatt
                authorities:
                  root: {profile: root-ca, subject: {commonName: Root}, lifetime: 90}
                certificates:
                  web:
                    profile: sever
                    issuer: [root]
                    dns: [a_b, 10.0.0.1]
                """))
        .containsExactly(
            "f:1:1: key 'enviroment' is unknown, did you mean 'environment'?",
            "f:1:1: the file must have the key 'environment'",
            "f:2:13: production 'yes' must be true or false, without quotes",
            "f:3:9: layout 'flatt' is unknown, did you mean 'flat'?",
            "f:5:67: lifetime '90' must be a whole number and a unit: 10y, 90d, 24h or 30m",
            "f:8:14: profile 'sever' must be one of root-ca, intermediate-ca, istio-ca, server,"
                + " client, peer, spiffe-workload",
            "f:9:13: issuer is a list, must be text",
            "f:10:11: DNS name 'a_b' must be labels of a-z, 0-9 and '-' with dots between; only the"
                + " first may be '*'",
            "f:10:16: DNS name '10.0.0.1' ends with a number; an address belongs under 'ip'");
  }

  @Test
  void filesThatAreNoRequest() {
    assertThat(faults(""))
        .containsExactly(
            "f:1:1: the file is empty, must have the keys environment and authorities");
    assertThat(faults("# nothing\n\n"))
        .containsExactly(
            "f:1:1: the file is empty, must have the keys environment and authorities");
    assertThat(faults("- a\n"))
        .containsExactly("f:1:1: the file is a list, must be a mapping of keys");
    assertThat(faults("---\n"))
        .containsExactly("f:2:1: the file is a single value, must be a mapping of keys");
    assertThat(faults("{}"))
        .containsExactly(
            "f:1:1: the file must have the key 'environment'",
            "f:1:1: the file must have the key 'authorities'");
    assertThat(faults("environment: dev\nauthorities: {}\n"))
        .containsExactly("f:2:1: authorities must have at least one entry");
    assertThat(faults("environment: dev\nauthorities:\n"))
        .containsExactly(
            "f:2:13: authorities is empty, must be a mapping from names, as {postgres: {...}}");
    assertThat(faults(ROOT + "---\nenvironment: dev\n"))
        .containsExactly("f:4:1: the file must hold one document only");
    assertThat(faults("%YAML 1.1\n---\n" + ROOT)).containsExactly("f:1:1: YAML '1.1' must be 1.2");
  }

  @Test
  void whatIsNotYaml() {
    assertThat(faults("environment: dev\n\tproduction: true\n"))
        .containsExactly(
            "f:2:1: is not valid YAML: found character '\\t(TAB)' that cannot start any token."
                + " (Do not use \\t(TAB) for indentation)");
    assertThat(faults("environment: dev\nauthorities: {\n"))
        .containsExactly(
            "f:3:1: is not valid YAML: expected the node content, but found '<stream end>'");
    assertThat(faults("environment: dev\nauthorities: \"\\u"))
        .containsExactly("f:2:1: is not valid YAML: behind this place is an escape that is none");
    assertThat(faults("environment: d\u0000v\n"))
        .containsExactly("f:1:15: is not valid YAML: character U+0000 is not allowed");
    assertThat(faults("environment: dev\nauthorities: {a: \ud800}\n"))
        .containsExactly("f:2:18: is not valid YAML: character U+D800 is not allowed");
  }

  @Test
  void octetsThatAreNotUtf8() {
    byte[] content = "environment: d\u00e9v\n  x: \u00ff".getBytes(StandardCharsets.ISO_8859_1);
    RequestException refused =
        catchThrowableOfType(RequestException.class, () -> RequestFile.read("f", content));
    assertThat(refused.faults())
        .containsExactly("f:1:15: the file must be UTF-8, and octet 0xe9 is not");
  }

  @Test
  void filesThatAreTooLargeOrTooDeep() {
    assertThat(faults("#".repeat(RequestFile.MAX_CHARACTERS + 1)))
        .containsExactly("f:1:1: the file has 67108865 characters, must have at most 67108864");
    assertThat(faults("environment: " + "[".repeat(1_000_000)))
        .containsExactly(
            "f:1:14: environment is a list, must be text",
            "f:1:33: the file is nested more than 20 levels deep");
    assertThat(faults(ROOT + "x: " + "{a: ".repeat(30)))
        .containsExactly(
            "f:4:1: key 'x' is unknown, must be one of environment, production, layout,"
                + " authorities, certificates",
            "f:4:80: the file is nested more than 20 levels deep");
  }

  @Test
  void whatYamlHasAndWeRefuse() {
    assertThat(
            faults(
                ROOT
                    + certificates(
                        "a: &x {profile: client, issuer: root, subject: {commonName: a}}")
                    + "  b: *x\n"
                    + "  c: {profile: !!str client, issuer: root, subject: {commonName: a}}\n"
                    + "  d: {<<: 1, profile: client, issuer: root, subject: {commonName: a}}\n"
                    + "  e: !new {profile: client, issuer: root, subject: {commonName: a}}\n"))
        .containsExactly(
            "f:5:6: anchor '&x' is not allowed in a request file",
            "f:6:6: alias '*x' is not allowed in a request file",
            "f:7:16: tag 'tag:yaml.org,2002:str' is not allowed in a request file",
            "f:8:7: key '<<' is unknown, must be one of profile, issuer, subject, dns, ip, uri,"
                + " lifetime, key, outputs, count",
            "f:9:6: tag '!new' is not allowed in a request file");
  }

  @Test
  void keysThatAreThereTwiceOrNotText() {
    assertThat(
            faults(
                ROOT
                    + certificates(
                        "web: {profile: server, profile: client, issuer: root, dns: [web]}")
                    + "  web: {}\n"
                    + "  12: {profile: client, issuer: root, subject: {commonName: a}}\n"
                    + "  [a]: {}\n"))
        .containsExactly(
            "f:5:26: key 'profile' is there twice, first on line 5",
            "f:6:3: key 'web' is there twice, first on line 5",
            "f:7:3: key '12' must be text; write it in quotes",
            "f:8:3: a key must be text");
  }

  @Test
  void valuesOfAWrongKind() {
    assertThat(
            entry(
                "{profile: {a: b}, issuer: root, subject: a, dns: web, ip: [[a]], outputs: [zip]}"))
        .containsExactly(
            "f:5:18: profile is a mapping, must be a single value",
            "f:5:49: subject is a single value, must be a mapping, as {commonName: postgres}",
            "f:5:57: dns is a single value, must be a list, as [a, b]",
            "f:5:67: ip is a list, must be text",
            "f:5:83: output 'zip' is unknown, must be one of pem, chain, bundle, der,"
                + " pkcs8-encrypted, pkcs12, truststore-pkcs12, truststore-jks, kubernetes-tls,"
                + " kubernetes-opaque, java-properties");
    assertThat(
            entry(
                "{profile: client, issuer: root, subject: {commonName: 123, country: de}, dns: []}"))
        .containsExactly(
            "f:5:62: commonName '123' must be text; write it in quotes",
            "f:5:76: country 'de' must be two capital letters");
    assertThat(entry("{profile: client, issuer: root, subject: {commonName: }, key: rsa}"))
        .containsExactly(
            "f:5:61: commonName must have a value",
            "f:5:70: key algorithm 'rsa' must be one of ecdsa-p256, ecdsa-p384, rsa-3072, rsa-4096,"
                + " ed25519");
    assertThat(entry("{profile: client, issuer: root, subject: {commonname: a}}"))
        .containsExactly("f:5:50: key 'commonname' is unknown, did you mean 'commonName'?");
    assertThat(entry("{profile: client, issuer: root, subject: {commonName: a}, dns: [true, ~]}"))
        .containsExactly(
            "f:5:72: dns 'true' must be text; write it in quotes",
            "f:5:78: dns '~' must be text; write it in quotes");
    assertThat(entry("[a, b]")).containsExactly("f:5:8: web is a list, must be a mapping of keys");
  }

  @Test
  void listsThatAreTooLong() {
    assertThat(entry("{profile: server, issuer: root, dns: [" + "a, ".repeat(1000) + "b, c]}"))
        .containsExactly("f:5:3046: dns must have at most 1000 items");
  }

  @Test
  void entriesThatCannotBe() {
    assertThat(entry("{profile: server, issuer: root}"))
        .containsExactly(
            "f:5:3: a server must have a DNS name or an IP address: clients ignore the common name");
    assertThat(entry("{profile: server, dns: [web]}"))
        .containsExactly("f:5:3: certificate 'web': server must have an issuer");
    assertThat(entry("{profile: server, dns: [web], issuer: rot}"))
        .containsExactly(
            "f:5:38: certificate 'web': issuer 'rot' is unknown, did you mean 'root'?");
    assertThat(entry("{profile: root-ca, subject: {commonName: x}}"))
        .containsExactly(
            "f:5:3: certificate 'web' has the profile 'root-ca', which belongs to authorities");
    assertThat(entry("{profile: server, dns: [web], issuer: root, nameConstraints: {dns: [a]}}"))
        .containsExactly("f:5:52: key 'nameConstraints' is for authorities only");
    assertThat(
            faults(
                """
                environment: a b
                authorities:
                  ro_ot: {profile: root-ca, subject: {commonName: Root}, count: 2}
                  sub: {profile: intermediate-ca, issuer: sub, subject: {commonName: Sub}}
                  top: {profile: root-ca, subject: {commonName: Top}, issuer: sub}
                """))
        .containsExactly(
            "f:1:1: environment 'a b' must be 1 to 63 characters a-z, 0-9, '-' and '.', with a"
                + " letter or digit at both ends",
            "f:3:3: name 'ro_ot' must be 1 to 63 characters a-z, 0-9, '-' and '.', with a letter or"
                + " digit at both ends",
            "f:3:58: key 'count' is for certificates only",
            "f:4:35: authority 'sub' is its own issuer in the end; a root must be above it",
            "f:5:3: authority 'top': a root-ca signs itself, and has no issuer");
  }

  @Test
  void nameConstraints() {
    String services =
        "  services: {profile: intermediate-ca, issuer: root, subject: {commonName: S},"
            + " nameConstraints: ";
    assertThat(faults(ROOT + services + "{}}\n"))
        .containsExactly("f:4:80: name constraints must permit at least one name");
    assertThat(faults(ROOT + services + "{dns: ['*.'], ip: [10.0.0.1/8], uri: [a/b], x: 1}}\n"))
        .containsExactly(
            "f:4:104: DNS name '*.' must not end with a dot: a certificate holds the name without it",
            "f:4:116: network '10.0.0.1/8' has bits set behind its prefix",
            "f:4:135: name constraint 'a/b' must be a host of URIs: cluster.local, or .cluster.local for all below",
            "f:4:141: key 'x' is unknown, must be one of dns, ip, uri");
    assertThat(
            faults(
                ROOT
                    + services
                    + "{dns: [svc], uri: [.cluster.local]}}\n"
                    + certificates(
                        "web: {profile: server, issuer: services, dns: [web.svc, web],"
                            + " uri: ['https://a.cluster.local:8443/', 'https://a.example/']}")))
        .containsExactly(
            "f:6:3: certificate 'web' has the name 'DNS:web', which the name constraints of"
                + " 'services' do not permit",
            "f:6:3: certificate 'web' has the name 'URI:https://a.example/', which the name"
                + " constraints of 'services' do not permit");
  }

  @Test
  void series() {
    assertThat(entry("{profile: client, issuer: root, subject: {commonName: a}, count: '2'}"))
        .containsExactly("f:5:73: count '\"2\"' must be a whole number from 1 to 1000000");
    assertThat(entry("{profile: client, issuer: root, subject: {commonName: a}, count: 2}"))
        .containsExactly("f:5:3: name 'web' must have {n} once, because it has a count");
    assertThat(
            faults(ROOT + certificates("'a-{n}': {profile: client, issuer: root, dns: ['a{n}']}")))
        .contains("f:5:3: name 'a-{n}' has {n}, and the certificate has no count");
    assertThat(
            faults(
                ROOT
                    + certificates(
                        "'a-{n}': {profile: peer, issuer: root, ip: ['10.0.0.{n}'], count: 256}")))
        .containsExactly(
            "f:5:47: IP address '10.0.0.256' must be IPv4 as 10.0.0.1 or IPv6 as 2001:db8::1, without"
                + " brackets, zone or mask");
  }

  @Test
  void onlyTheFirstHundredFaults() {
    List<String> faults = faults(ROOT + certificates("x: {" + "a: 1, b: 2, ".repeat(200) + "}"));
    assertThat(faults).hasSize(101);
    assertThat(faults.get(100))
        .isEqualTo("f: there are more than 100 faults, the others are left out");
  }

  @Test
  void valuesOfOthersAreShownOnOneLine() {
    assertThat(entry("{profile: \"a\\nb\\u202e\", issuer: root}").get(0))
        .startsWith("f:5:18: profile 'a\\u000ab\\u202e' must be one of ");
  }

  @Test
  void theMessageHoldsEveryFault() {
    assertThatThrownBy(() -> read("a: 1"))
        .hasMessage(
            "f:1:1: key 'a' is unknown, must be one of environment, production, layout, authorities,"
                + " certificates\n"
                + "f:1:1: the file must have the key 'environment'\n"
                + "f:1:1: the file must have the key 'authorities'");
  }

  private static List<String> entry(String value) {
    return faults(ROOT + certificates("web: " + value));
  }

  private static String certificates(String entry) {
    return "certificates:\n  " + entry + "\n";
  }

  private static CertificateSet read(String text) throws RequestException {
    return RequestFile.read("f", text);
  }

  private static List<String> faults(String text) {
    return catchThrowableOfType(RequestException.class, () -> read(text)).faults();
  }
}
