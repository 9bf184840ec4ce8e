/** One HTTP service and everything it needs in a cluster. */
@NullMarked
package dev.maximus.components.service;

import org.jspecify.annotations.NullMarked;
