/** The Pulumi program: the systems of this platform, composed for one environment. */
@NullMarked
package dev.maximus.platform;

import org.jspecify.annotations.NullMarked;
