/** Programs as users of pulumi-java write them, and what the engine must record of each. */
@NullMarked
package dev.maximus.engine.programs;

import org.jspecify.annotations.NullMarked;
