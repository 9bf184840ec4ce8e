package dev.maximus.cli;

import dev.maximus.cli.args.Option;
import java.util.List;

/** The options that every command has, before or after its name. */
final class GlobalOptions {
  static final Option DIRECTORY =
      Option.value("DIR", "work as if started in DIR", "-C", "--directory");
  static final Option COLOR =
      Option.value("WHEN", "colours: auto (on a terminal), always, never", "--color")
          .oneOf("auto", "always", "never");
  static final Option DEBUG = Option.flag("show the stack trace of an error", "--debug");
  static final Option HELP = Option.flag("show this help", "-h", "--help");
  static final Option VERSION = Option.flag("show the version", "-V", "--version");

  static final List<Option> ALL = List.of(DIRECTORY, COLOR, DEBUG, HELP);

  private GlobalOptions() {}
}
