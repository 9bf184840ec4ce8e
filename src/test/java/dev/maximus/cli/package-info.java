@NullMarked
package dev.maximus.cli;

import org.jspecify.annotations.NullMarked;
