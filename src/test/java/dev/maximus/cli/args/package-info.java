@NullMarked
package dev.maximus.cli.args;

import org.jspecify.annotations.NullMarked;
