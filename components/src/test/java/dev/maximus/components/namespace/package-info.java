@NullMarked
package dev.maximus.components.namespace;

import org.jspecify.annotations.NullMarked;
