@NullMarked
package dev.maximus.platform;

import org.jspecify.annotations.NullMarked;
