@NullMarked
package dev.maximus.engine.stack;

import org.jspecify.annotations.NullMarked;
