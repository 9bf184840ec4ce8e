package dev.maximus.cli.args;

import dev.maximus.engine.stack.Suggestion;
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
    Reader reader = new Reader(line, options);
    reader.readAll();
    int most = operands.size();
    for (String extra :
        reader.words.subList(Math.min(most, reader.words.size()), reader.words.size())) {
      reader.faults.add("argument '" + extra + "' is one too many");
    }
    for (Operand missing : operands.subList(Math.min(reader.words.size(), most), most)) {
      if (missing.required()) {
        reader.faults.add(missing.name() + " is missing: " + missing.help());
      }
    }
    if (!reader.faults.isEmpty() && !asksForHelp(reader.found)) {
      throw new MisuseException(reader.faults);
    }
    return new Arguments(reader.found, List.copyOf(reader.words));
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

  private static final class Reader {
    private final List<String> line;
    private final List<Option> known;

    /** By identity: a record's own hash code costs 20 ms when the first one is asked for. */
    private final IdentityHashMap<Option, String> found = new IdentityHashMap<>();

    private final List<String> words = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int next;

    Reader(List<String> line, List<Option> known) {
      this.line = line;
      this.known = known;
    }

    void readAll() {
      boolean onlyWords = false;
      while (next < line.size()) {
        String word = line.get(next++);
        if (onlyWords || !word.startsWith("-") || word.equals("-")) {
          words.add(word);
        } else if (word.equals("--")) {
          onlyWords = true;
        } else {
          readOption(word);
        }
      }
    }

    private void readOption(String word) {
      int equals = word.indexOf('=');
      String name = word;
      Optional<String> value = Optional.empty();
      if (equals > 0) {
        name = word.substring(0, equals);
        value = Optional.of(word.substring(equals + 1));
      } else if (!word.startsWith("--") && word.length() > 2) {
        name = word.substring(0, 2);
        value = Optional.of(word.substring(2));
      }
      Optional<Option> option = find(name, known);
      if (option.isEmpty()) {
        List<String> names = known.stream().map(Option::name).toList();
        faults.add(
            "option '" + (equals > 0 ? name : word) + "' " + Suggestion.unknown(name, names));
      } else {
        put(option.get(), name, value);
      }
    }

    private void put(Option option, String name, Optional<String> attached) {
      String value = "";
      if (option.value().isEmpty()) {
        if (attached.isPresent()) {
          faults.add("option '" + name + "' takes no value");
        }
      } else if (attached.isPresent()) {
        value = attached.get();
      } else if (next < line.size()) {
        value = line.get(next++);
      }
      if (option.value().isPresent() && value.isEmpty()) {
        faults.add("option '" + name + "' needs a value: " + option.value().get());
        return;
      }
      if (!option.choices().isEmpty() && !option.choices().contains(value)) {
        faults.add(
            "value '"
                + value
                + "' of option '"
                + name
                + "' must be one of: "
                + String.join(", ", option.choices()));
      }
      if (found.put(option, value) != null) {
        faults.add("option '" + name + "' is given twice");
      }
    }
  }
}
