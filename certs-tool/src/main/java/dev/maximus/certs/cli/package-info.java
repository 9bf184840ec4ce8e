/** The command line of certs-tool. The only part that prints, asks, and reads the clock. */
@NullMarked
package dev.maximus.certs.cli;

import org.jspecify.annotations.NullMarked;
