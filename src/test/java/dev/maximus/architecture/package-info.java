@NullMarked
package dev.maximus.architecture;

import org.jspecify.annotations.NullMarked;
