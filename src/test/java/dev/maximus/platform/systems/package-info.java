@NullMarked
package dev.maximus.platform.systems;

import org.jspecify.annotations.NullMarked;
