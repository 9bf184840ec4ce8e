/** What is installed on this machine, what each tool is for, and how to get it. */
@NullMarked
package dev.maximus.cli.doctor;

import org.jspecify.annotations.NullMarked;
