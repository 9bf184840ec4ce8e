/**
 * The command line as data: options and operands of a command, from which picocli's model, the help
 * and the completion are made.
 */
@NullMarked
package dev.maximus.cli.args;

import org.jspecify.annotations.NullMarked;
