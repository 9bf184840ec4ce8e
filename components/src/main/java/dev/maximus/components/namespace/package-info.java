/** Namespaces of ours, with the rules that hold in all of them. */
@NullMarked
package dev.maximus.components.namespace;

import org.jspecify.annotations.NullMarked;
