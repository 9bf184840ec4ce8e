/**
 * Turns a resource graph into files: canonical YAML, one object a file, replaced as a whole.
 *
 * <ul>
 *   <li>{@link dev.maximus.engine.render.ManifestSet#of} makes the files of an environment in
 *       memory, and refuses to when a secret would show.
 *   <li>{@link dev.maximus.engine.render.ManifestDirectory} writes them in one step, and says what
 *       is stale on disk.
 *   <li>{@link dev.maximus.engine.render.CanonicalYaml} writes one value.
 * </ul>
 *
 * <p>Every fault comes as one {@link dev.maximus.engine.render.RenderException}.
 */
@NullMarked
package dev.maximus.engine.render;

import org.jspecify.annotations.NullMarked;
