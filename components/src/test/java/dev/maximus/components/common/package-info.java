@NullMarked
package dev.maximus.components.common;

import org.jspecify.annotations.NullMarked;
