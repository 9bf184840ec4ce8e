/** How many pods a workload has, and who decides. */
@NullMarked
package dev.maximus.components.scaling;

import org.jspecify.annotations.NullMarked;
