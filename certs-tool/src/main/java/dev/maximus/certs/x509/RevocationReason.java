package dev.maximus.certs.x509;

import java.util.Arrays;
import java.util.Optional;

/** Why a certificate was revoked (RFC 5280 5.3.1). */
public enum RevocationReason {
  UNSPECIFIED("unspecified", 0),
  KEY_COMPROMISE("key-compromise", 1),
  CA_COMPROMISE("ca-compromise", 2),
  AFFILIATION_CHANGED("affiliation-changed", 3),
  SUPERSEDED("superseded", 4),
  CESSATION_OF_OPERATION("cessation-of-operation", 5),
  CERTIFICATE_HOLD("certificate-hold", 6),
  REMOVE_FROM_CRL("remove-from-crl", 8),
  PRIVILEGE_WITHDRAWN("privilege-withdrawn", 9),
  AA_COMPROMISE("aa-compromise", 10);

  private final String id;
  private final int code;

  RevocationReason(String id, int code) {
    this.id = id;
    this.code = code;
  }

  /** The name on the command line and in files. */
  public String id() {
    return id;
  }

  int code() {
    return code;
  }

  /**
   * The reason of this name.
   *
   * @throws IllegalArgumentException with the names there are
   */
  public static RevocationReason of(String id) {
    return Arrays.stream(values())
        .filter(reason -> reason.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "reason '"
                        + Text.visible(id)
                        + "' must be one of "
                        + String.join(
                            ", ", Arrays.stream(values()).map(RevocationReason::id).toList())));
  }

  static Optional<RevocationReason> of(int code) {
    return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
  }
}
