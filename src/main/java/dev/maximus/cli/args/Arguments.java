package dev.maximus.cli.args;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The options and operands of one call, read and checked against what the command knows. */
public final class Arguments {
  private final IdentityHashMap<Option, String> options;
  private final List<String> operands;

  private Arguments(IdentityHashMap<Option, String> options, List<String> operands) {
    this.options = options;
    this.operands = operands;
  }

  /**
   * Reads a command line.
   *
   * @throws MisuseException with every fault of it
   */
  public static Arguments parse(List<String> line, List<Option> options, List<Operand> operands) {
    Optional<Picocli.Parsed> plain = PlainLine.parse(line, options);
    Picocli.Parsed parsed = plain.isPresent() ? plain.get() : Picocli.parse(line, options);
    List<String> faults = new ArrayList<>(parsed.faults());
    List<String> words = parsed.words();
    int most = operands.size();
    for (String extra : words.subList(Math.min(most, words.size()), words.size())) {
      faults.add("argument '" + extra + "' is one too many");
    }
    for (Operand missing : operands.subList(Math.min(words.size(), most), most)) {
      if (missing.required()) {
        faults.add(missing.name() + " is missing: " + missing.help());
      }
    }
    if (!faults.isEmpty() && !asksForHelp(parsed.options())) {
      throw new MisuseException(faults);
    }
    return new Arguments(parsed.options(), List.copyOf(words));
  }

  /** What stands before the command's name, the name, and the rest. */
  public record Split(List<String> before, Optional<String> command, List<String> after) {}

  /** Finds the command: the first word that is neither an option nor the value of one. */
  public static Split split(List<String> line, List<Option> options) {
    for (int i = 0; i < line.size(); i++) {
      String word = line.get(i);
      if (!word.startsWith("-") || word.equals("-")) {
        return new Split(line.subList(0, i), Optional.of(word), line.subList(i + 1, line.size()));
      }
      Optional<Option> option = find(word, options);
      if (option.isPresent() && option.get().value().isPresent()) {
        i++;
      }
    }
    return new Split(line, Optional.empty(), List.of());
  }

  public boolean has(Option option) {
    return options.containsKey(option);
  }

  public Optional<String> get(Option option) {
    return Optional.ofNullable(options.get(option));
  }

  public Optional<String> operand(int index) {
    return index < operands.size() ? Optional.of(operands.get(index)) : Optional.empty();
  }

  /** Whoever asks for help gets it, whatever else is wrong. */
  private static boolean asksForHelp(IdentityHashMap<Option, String> found) {
    for (Option option : found.keySet()) {
      if (option.name().equals("--help")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Option> find(String name, List<Option> options) {
    for (Option option : options) {
      if (option.names().contains(name)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }
}
