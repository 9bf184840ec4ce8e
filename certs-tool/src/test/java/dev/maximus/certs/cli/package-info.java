/** Command lines, and what they answer. */
@NullMarked
package dev.maximus.certs.cli;

import org.jspecify.annotations.NullMarked;
