/** What differs from environment to environment, read from the stack files and checked. */
@NullMarked
package dev.maximus.platform.environment;

import org.jspecify.annotations.NullMarked;
