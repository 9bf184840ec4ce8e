/** The index of a set: one certificate a line, valid YAML and JSON, sorted by name, no secret. */
@NullMarked
package dev.maximus.certs.store.index;

import org.jspecify.annotations.NullMarked;
