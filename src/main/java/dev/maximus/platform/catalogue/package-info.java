/** The services as data, the same in every environment. */
@NullMarked
package dev.maximus.platform.catalogue;

import org.jspecify.annotations.NullMarked;
