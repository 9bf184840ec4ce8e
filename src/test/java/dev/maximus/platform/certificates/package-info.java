@NullMarked
package dev.maximus.platform.certificates;

import org.jspecify.annotations.NullMarked;
