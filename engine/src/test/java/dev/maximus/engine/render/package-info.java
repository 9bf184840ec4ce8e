/**
 * Tests of rendering; graphs are built by hand with {@link dev.maximus.engine.render.TestGraph}.
 */
@NullMarked
package dev.maximus.engine.render;

import org.jspecify.annotations.NullMarked;
