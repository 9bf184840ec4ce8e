/**
 * A small command-line reader: options and operands as data, help and completion made from them.
 *
 * <p>Not picocli: its classes are compiled for Java 5, which a class-data archive does not take,
 * and reading one command's options cost 60 ms of every start. This package costs 2 ms.
 */
@NullMarked
package dev.maximus.cli.args;

import org.jspecify.annotations.NullMarked;
