@NullMarked
package dev.maximus.components;

import org.jspecify.annotations.NullMarked;
