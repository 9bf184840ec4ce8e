@NullMarked
package dev.maximus.platform.catalogue;

import org.jspecify.annotations.NullMarked;
