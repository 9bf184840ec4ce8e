@NullMarked
package dev.maximus.components.scaling;

import org.jspecify.annotations.NullMarked;
