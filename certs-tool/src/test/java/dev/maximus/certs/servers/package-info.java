/** Certificates of ours in the hands of real servers and real clients. */
@NullMarked
package dev.maximus.certs.servers;

import org.jspecify.annotations.NullMarked;
