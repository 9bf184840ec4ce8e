package dev.maximus.certs.store.index;

import java.time.Instant;

/**
 * That a certificate must not be believed any more.
 *
 * @param reason as in a CRL: {@code keyCompromise}
 */
public record Revocation(Instant at, String reason) {}
