/** What certificates say, and whether they are what they should be. */
@NullMarked
package dev.maximus.certs.inspect;

import org.jspecify.annotations.NullMarked;
