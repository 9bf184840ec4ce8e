/** The immutable record of what a program declared: resources, their inputs and how they relate. */
@NullMarked
package dev.maximus.engine.graph;

import org.jspecify.annotations.NullMarked;
