/** The systems: what belongs together, composed from components. */
@NullMarked
package dev.maximus.platform.systems;

import org.jspecify.annotations.NullMarked;
