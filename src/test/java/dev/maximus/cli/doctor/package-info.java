@NullMarked
package dev.maximus.cli.doctor;

import org.jspecify.annotations.NullMarked;
