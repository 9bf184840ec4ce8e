/** The {@code maximus} command line: one class per command. */
@NullMarked
package dev.maximus.cli;

import org.jspecify.annotations.NullMarked;
