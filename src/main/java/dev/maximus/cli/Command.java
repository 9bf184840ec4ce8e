package dev.maximus.cli;

import dev.maximus.cli.args.Arguments;
import dev.maximus.cli.args.Usage;
import java.io.IOException;

/** One command of the command line. */
interface Command {
  /** It did what it was asked. */
  int DONE = 0;

  /** It could not, or a check found something. */
  int FAILED = 1;

  /** It was called wrongly and did nothing. */
  int MISUSE = 2;

  Usage usage();

  /** Does the work and returns the exit code. */
  int call(Arguments arguments, Console console) throws IOException;
}
