/**
 * Runs any Pulumi Java program inside this JVM and records what it declares.
 *
 * <p>This is the only package that touches the internal classes of pulumi-java.
 */
@NullMarked
package dev.maximus.engine.run;

import org.jspecify.annotations.NullMarked;
