/**
 * Reads certificates and what belongs to them, from files, directories and hosts, and says what
 * they are: as values, as text and as JSON. Reads what it is told to; never prints.
 */
@NullMarked
package dev.maximus.certs.inspect;

import org.jspecify.annotations.NullMarked;
