/**
 * Strict readers of Pulumi's project and stack files: every value with its place in the file, and
 * as the text that Pulumi would hand to a program. They know no key of any program.
 */
@NullMarked
package dev.maximus.engine.stack;

import org.jspecify.annotations.NullMarked;
