/** Turns a resource graph into files: canonical YAML, one object a file, replaced as a whole. */
@NullMarked
package dev.maximus.engine.render;

import org.jspecify.annotations.NullMarked;
