/** Completion scripts for shells, made from the same data as the help. */
@NullMarked
package dev.maximus.cli.completion;

import org.jspecify.annotations.NullMarked;
