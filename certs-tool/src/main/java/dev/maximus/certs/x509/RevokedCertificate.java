package dev.maximus.certs.x509;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One certificate that is no longer to be trusted.
 *
 * @param when in whole seconds, as a list can say it
 */
public record RevokedCertificate(BigInteger serial, Instant when, RevocationReason reason) {
  public RevokedCertificate {
    when = when.truncatedTo(ChronoUnit.SECONDS);
    if (serial.signum() <= 0) {
      throw new IllegalArgumentException("serial number '" + serial + "' must be positive");
    }
  }

  public static RevokedCertificate revoked(
      BigInteger serial, Instant when, RevocationReason reason) {
    return new RevokedCertificate(serial, when, reason);
  }
}
