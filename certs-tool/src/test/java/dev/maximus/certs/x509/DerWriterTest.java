package dev.maximus.certs.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written by hand is what BouncyCastle writes. */
class DerWriterTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535, 65_536, 70_000})
  void lengthsHaveTheirShortestForm(int length) throws IOException {
    byte[] octets = new byte[length];

    assertThat(DerWriter.value(DerWriter.OCTET_STRING, octets))
        .isEqualTo(new DEROctetString(octets).getEncoded());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1949-12-31T23:59:59Z",
        "1950-01-01T00:00:00Z",
        "1999-12-31T23:59:59Z",
        "2026-02-03T04:05:06Z",
        "2049-12-31T23:59:59Z",
        "2050-01-01T00:00:00Z",
        "2126-11-30T12:34:56Z"
      })
  void yearsFrom2050AreWrittenInFull(String end) throws IOException {
    Instant start = Instant.parse("1949-06-07T08:09:10Z");

    assertThat(new Validity(start, Instant.parse(end)).der())
        .isEqualTo(
            new DERSequence(
                    new Time[] {
                      new Time(Date.from(start), Locale.ROOT),
                      new Time(Date.from(Instant.parse(end)), Locale.ROOT)
                    })
                .getEncoded());
  }

  @Test
  void aSubjectHasItsAttributesInTheOrderOfItsText() throws IOException {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    name.addRDN(BCStyle.C, "CH");
    name.addRDN(BCStyle.O, "Z\u00fcrich, AG");
    name.addRDN(BCStyle.OU, "one");
    name.addRDN(BCStyle.OU, "two");
    name.addRDN(BCStyle.CN, "a=b+c");
    Subject subject =
        new Subject(
            Optional.of("a=b+c"),
            List.of("one", "two"),
            Optional.of("Z\u00fcrich, AG"),
            Optional.of("CH"));

    assertThat(subject.der()).isEqualTo(name.build().getEncoded());
    assertThat(Subject.NONE.der()).isEqualTo(new DERSequence().getEncoded());
  }

  /** BouncyCastle's builder would take it for octets in hex. */
  @Test
  void aNameMayBeginWithANumberSign() {
    assertThat(Subject.of("#0500").toAsn1().getRDNs()[0].getFirst().getValue().toString())
        .isEqualTo("#0500");
  }
}
