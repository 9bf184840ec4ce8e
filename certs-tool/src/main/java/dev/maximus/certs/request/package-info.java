/**
 * Which certificates are wanted, as data: the sets, the file that people write them in, and the
 * standard set that needs no file.
 */
@NullMarked
package dev.maximus.certs.request;

import org.jspecify.annotations.NullMarked;
