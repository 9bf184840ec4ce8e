/**
 * Certificates on disk: what there is, what must be issued and why, and a set that changes as a
 * whole or not at all. Nothing here prints, ends the program, or reads the clock, the environment
 * or randomness by itself.
 */
@NullMarked
package dev.maximus.certs.store;

import org.jspecify.annotations.NullMarked;
