/**
 * Certificates as values: what is asked for, what was issued, and the issuing. Nothing here prints,
 * ends the program, touches a file, or reads the clock, the environment or randomness by itself.
 */
@NullMarked
package dev.maximus.certs.x509;

import org.jspecify.annotations.NullMarked;
