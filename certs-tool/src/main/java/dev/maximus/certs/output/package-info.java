/**
 * The files of one certificate, and the command lines that use them: bytes in, named bytes out.
 * Nothing here prints, touches a file, or reads the clock, the environment or randomness by itself.
 */
@NullMarked
package dev.maximus.certs.output;

import org.jspecify.annotations.NullMarked;
