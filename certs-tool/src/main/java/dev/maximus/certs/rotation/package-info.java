/**
 * The change from one root to another while everything runs: three steps, and the time between
 * them. Nothing here prints, ends the program, or reads a clock or randomness by itself.
 */
@NullMarked
package dev.maximus.certs.rotation;

import org.jspecify.annotations.NullMarked;
