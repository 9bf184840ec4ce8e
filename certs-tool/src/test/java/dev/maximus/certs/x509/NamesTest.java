package dev.maximus.certs.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.spec.NamedParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "::1, ::1",
    "0:0:0:0:0:0:0:1, ::1",
    "2001:DB8::0:1, 2001:db8::1",
    "2001:0db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "fe80::, fe80::",
    "::ffff:10.0.0.1, 10.0.0.1",
    "64:ff9b::10.0.0.1, 64:ff9b::a00:1",
    "255.255.255.255, 255.255.255.255",
  })
  void anAddressHasOneForm(String written, String canonical) {
    assertThat(IpAddress.of(written).value()).isEqualTo(canonical);
    assertThat(IpAddress.of(IpAddress.of(written).octets())).isEqualTo(IpAddress.of(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[::1]",
        "fe80::1%eth0",
        "010.0.0.1",
        "1.2.3",
        "1.2.3.256",
        "1",
        "0x7f.1",
        "::1::",
        "1:2:3:4:5:6:7:8:9",
        ":1",
        "::1.2.3",
        "::01.2.3.4",
        "localhost",
        "10.0.0.0/8",
        "\uff11.1.1.1",
        "1.1.1.1\u0000",
        "cafe:",
        "cafe::g"
      })
  void whatIsNoAddressIsRefusedAndNeverLookedUp(String text) {
    assertThatThrownBy(() -> IpAddress.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "must be IPv4 as 10.0.0.1 or IPv6 as 2001:db8::1, without brackets, zone or mask");
  }

  @Test
  void aNetworkIsReadBackFromItsMask() {
    assertThat(IpNetwork.of(IpNetwork.of("fd00::/8").encoded()))
        .isEqualTo(IpNetwork.of("fd00::/8"));
    assertThatThrownBy(() -> IpNetwork.of(new byte[] {10, 0, 0, 0, -1, 0, -1, 0}))
        .hasMessage("network must be an address and a prefix of one bits");
  }

  @Test
  void aNameOfAnyScriptHasItsAsciiForm() {
    assertThat(DnsName.of("*.Bücher.example").value()).isEqualTo("*.xn--bcher-kva.example");
    assertThatThrownBy(() -> DnsName.of("straße.example"))
        .hasMessage(
            "DNS name 'straße.example' has a letter that IDNA 2003 and 2008 read differently;"
                + " write its xn-- form");
    assertThatThrownBy(() -> DnsName.of("b*ü.example"))
        .hasMessage("DNS name 'b*ü.example' has no IDNA form");
    assertThatThrownBy(() -> DnsName.of("ü".repeat(300)))
        .hasMessageEndingWith("has 300 characters, must have at most 253");
  }

  @Test
  void aUriNamesAHost() {
    assertThat(UriName.of("https://User@Example.com:8443/x").host()).isEqualTo("example.com");
    assertThat(UriName.of("spiffe://my_domain/x").host()).isEqualTo("my_domain");
    assertThatThrownBy(() -> UriName.of("https://:80/x"))
        .hasMessage("URI 'https://:80/x' must name a host: scheme://host/path");
    assertThatThrownBy(() -> UriName.of("https://a:80.svc/x"))
        .hasMessage("URI 'https://a:80.svc/x' must name a host: scheme://host/path");
  }

  @Test
  void aSubjectHasNoSpacesAtItsEnds() {
    assertThatThrownBy(() -> Subject.of("postgres "))
        .hasMessage("common name 'postgres ' must not begin or end with a space");
    assertThat(Subject.of("postgres").withOrganization("MAXIMUS").text())
        .isEqualTo("O = MAXIMUS, CN = postgres");
  }

  @Test
  void aKeyOfALikeKindIsNotTaken() throws Exception {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed448");
    pairs.initialize(NamedParameterSpec.ED448);
    assertThat(KeyAlgorithm.of(pairs.generateKeyPair().getPublic())).isEmpty();
  }
}
