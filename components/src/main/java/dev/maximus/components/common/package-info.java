/** What all components share: names, labels, and the checks of their inputs. */
@NullMarked
package dev.maximus.components.common;

import org.jspecify.annotations.NullMarked;
