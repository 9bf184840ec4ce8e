/**
 * The proof that the in-process engine records what the real Pulumi engine is told: the same
 * program run by the Pulumi CLI with a provider that writes down every request.
 */
@NullMarked
package dev.maximus.engine.fidelity;

import org.jspecify.annotations.NullMarked;
