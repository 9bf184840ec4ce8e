/** Tests of rotations: the phases, and handshakes in all of them. */
@NullMarked
package dev.maximus.certs.rotation;

import org.jspecify.annotations.NullMarked;
