package dev.maximus.certs.cli;

import picocli.CommandLine;

/** Picocli, set up for one command. */
final class Parser {
  private Parser() {}

  static CommandLine of(String name, CertsCommand command) {
    return new CommandLine(command)
        .setCommandName(name)
        .setCaseInsensitiveEnumValuesAllowed(false)
        .setOptionsCaseInsensitive(false)
        // An argument is what it is: no @files, no quotes taken away, no variables.
        .setExpandAtFiles(false)
        .setInterpolateVariables(false);
  }

  /** Picocli's message as one of our sentences. */
  static String sentence(CommandLine.ParameterException e) {
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      return word.startsWith("-")
          ? "option '" + word + "' does not exist"
          : "argument '" + word + "' is one too many";
    }
    String message = String.valueOf(e.getMessage());
    return message.isEmpty() ? "" : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
