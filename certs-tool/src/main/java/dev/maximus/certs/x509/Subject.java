package dev.maximus.certs.x509;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Who a certificate is for, as a distinguished name.
 *
 * @param commonName the name that people read, and the role where Postgres or Redis map it to one
 * @param country two capital letters (ISO 3166)
 */
public record Subject(
    Optional<String> commonName,
    List<String> organizationalUnits,
    Optional<String> organization,
    Optional<String> country) {
  /** No subject at all: the names are in the SANs. */
  public static final Subject NONE =
      new Subject(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  // RFC 5280 appendix A.1: ub-common-name, ub-organization-name and ub-organizational-unit-name.
  public static final int MAX_LENGTH = 64;
  // The last octet of the attributes' numbers (id-at, 2.5.4).
  private static final int COMMON_NAME_OID = 3;
  private static final int COUNTRY_OID = 6;
  private static final int ORGANIZATION_OID = 10;
  private static final int UNIT_OID = 11;

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  public Subject {
    organizationalUnits = List.copyOf(organizationalUnits);
    List<String> problems = new ArrayList<>();
    commonName.ifPresent(value -> check("common name", value, problems));
    organizationalUnits.forEach(value -> check("organizational unit", value, problems));
    organization.ifPresent(value -> check("organization", value, problems));
    country
        .filter(value -> !COUNTRY.matcher(value).matches())
        .ifPresent(
            value ->
                problems.add("country '" + Text.visible(value) + "' must be two capital letters"));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** A subject that is only a common name. */
  public static Subject of(String commonName) {
    return new Subject(Optional.of(commonName), List.of(), Optional.empty(), Optional.empty());
  }

  public Subject withOrganization(String organization) {
    return new Subject(commonName, organizationalUnits, Optional.of(organization), country);
  }

  private static void check(String what, String value, List<String> problems) {
    int length = value.codePointCount(0, value.length());
    if (value.isBlank()) {
      problems.add(what + " '" + Text.visible(value) + "' must not be empty");
    } else if (length > MAX_LENGTH) {
      problems.add(
          "%s '%s' has %d characters, must have at most %d; longer names go into the SANs"
              .formatted(what, Text.visible(value), length, MAX_LENGTH));
    } else if (!value.equals(value.strip())) {
      problems.add(what + " '" + Text.visible(value) + "' must not begin or end with a space");
    } else if (Text.hasControl(value)) {
      problems.add(what + " '" + Text.visible(value) + "' must have no control characters");
    }
  }

  /** For people, as openssl prints it: {@code O = MAXIMUS, CN = postgres}. */
  public String text() {
    List<String> parts = new ArrayList<>();
    country.ifPresent(value -> parts.add("C = " + value));
    organization.ifPresent(value -> parts.add("O = " + value));
    organizationalUnits.forEach(value -> parts.add("OU = " + value));
    commonName.ifPresent(value -> parts.add("CN = " + value));
    return String.join(", ", parts);
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  X500Name toAsn1() {
    return X500Name.getInstance(der());
  }

  /** The distinguished name, one attribute after the other (RFC 5280 4.1.2.4 and appendix A.1). */
  byte[] der() {
    List<byte[]> parts = new ArrayList<>();
    country.ifPresent(value -> parts.add(part(COUNTRY_OID, DerWriter.PRINTABLE_STRING, value)));
    organization.ifPresent(
        value -> parts.add(part(ORGANIZATION_OID, DerWriter.UTF8_STRING, value)));
    organizationalUnits.forEach(value -> parts.add(part(UNIT_OID, DerWriter.UTF8_STRING, value)));
    commonName.ifPresent(value -> parts.add(part(COMMON_NAME_OID, DerWriter.UTF8_STRING, value)));
    return DerWriter.sequence(parts.toArray(byte[][]::new));
  }

  private static byte[] part(int attribute, int type, String value) {
    byte[] oid = {0x06, 0x03, 0x55, 0x04, (byte) attribute};
    return DerWriter.value(DerWriter.SET, DerWriter.sequence(oid, DerWriter.text(type, value)));
  }
}
