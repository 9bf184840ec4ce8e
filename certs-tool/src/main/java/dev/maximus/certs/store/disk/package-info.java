/**
 * The directory of a store, and the one way it changes: a new set beside the old one, and a rename.
 */
@NullMarked
package dev.maximus.certs.store.disk;

import org.jspecify.annotations.NullMarked;
