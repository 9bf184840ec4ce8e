package dev.maximus.certs.cli;

import dev.maximus.certs.inspect.Style;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every command has, before or after its name. */
final class GlobalOptions {
  @Option(
      names = {"-C", "--directory"},
      paramLabel = "DIR",
      description = "work as if started in DIR")
  Optional<String> directory = Optional.empty();

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "colours: auto (on a terminal), always, never")
  When color = When.auto;

  @Option(names = "--debug", description = "show the stack trace of an error")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  boolean help;

  /** How results are shown. */
  Style style(Console console) {
    return Paint.of(console, console.outTerminal(), color).isOn() ? Style.ANSI : Style.PLAIN;
  }

  /** When to use colours; named as the user types them. */
  enum When {
    auto,
    always,
    never
  }
}
