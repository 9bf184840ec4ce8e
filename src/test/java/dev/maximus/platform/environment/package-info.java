@NullMarked
package dev.maximus.platform.environment;

import org.jspecify.annotations.NullMarked;
