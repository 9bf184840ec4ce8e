/**
 * What tests of all modules share: what a machine can do, and the engines of {@code toolchain/}.
 */
@NullMarked
package dev.maximus.testing;

import org.jspecify.annotations.NullMarked;
