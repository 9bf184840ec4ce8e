/**
 * The part of RFC 5280 that a private PKI must keep, as small rules. Nothing here prints, reads a
 * file or knows the time: a verdict depends on the certificates only.
 */
@NullMarked
package dev.maximus.certs.lint;

import org.jspecify.annotations.NullMarked;
