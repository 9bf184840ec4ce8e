package dev.maximus.cli.args;

import dev.maximus.engine.stack.Suggestion;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Has picocli read a command line, and says its faults in our words.
 *
 * <p>The model is built for the one command that runs, in code: to find it by annotations in all
 * commands would cost every start another 40 ms.
 */
final class Picocli {
  private Picocli() {}

  /**
   * What a line says.
   *
   * @param options by identity: a record's own hash code costs 20 ms when the first is asked for
   * @param words what is not an option
   */
  record Parsed(IdentityHashMap<Option, String> options, List<String> words, List<String> faults) {}

  static Parsed parse(List<String> line, List<Option> known) {
    CommandSpec spec = CommandSpec.create();
    spec.parser().collectErrors(true);
    List<OptionSpec> specs = new ArrayList<>(known.size());
    for (Option option : known) {
      OptionSpec one = optionSpec(option);
      specs.add(one);
      spec.addOption(one);
    }
    PositionalParamSpec rest =
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build();
    spec.addPositional(rest);
    ParseResult result = new CommandLine(spec).parseArgs(line.toArray(String[]::new));

    IdentityHashMap<Option, String> found = new IdentityHashMap<>();
    List<String> faults = new ArrayList<>();
    for (Exception error : result.errors()) {
      addFaults(error, known, faults);
    }
    for (int i = 0; i < specs.size(); i++) {
      Option option = known.get(i);
      if (result.hasMatchedOption(specs.get(i))) {
        String value = option.value().isEmpty() ? "" : text(specs.get(i));
        found.put(option, value);
        checkValue(option, value, faults);
      }
    }
    return new Parsed(found, words(rest), faults);
  }

  private static OptionSpec optionSpec(Option option) {
    OptionSpec.Builder builder = OptionSpec.builder(option.names().toArray(String[]::new));
    if (option.value().isEmpty()) {
      builder.type(boolean.class).arity("0").usageHelp(option.name().equals("--help"));
    } else {
      builder.type(String.class).arity("1").paramLabel(option.value().get());
    }
    return builder.build();
  }

  private static String text(OptionSpec spec) {
    Object value = spec.getValue();
    return value == null ? "" : value.toString();
  }

  private static List<String> words(PositionalParamSpec rest) {
    List<?> values = rest.getValue();
    List<String> words = new ArrayList<>();
    if (values != null) {
      for (Object value : values) {
        words.add(String.valueOf(value));
      }
    }
    return words;
  }

  private static void checkValue(Option option, String value, List<String> faults) {
    if (option.value().isPresent() && value.isEmpty()) {
      faults.add(needsValue(option.name(), option.value().get()));
    } else if (!option.choices().isEmpty() && !option.choices().contains(value)) {
      faults.add(
          "value '"
              + value
              + "' of option '"
              + option.name()
              + "' must be one of: "
              + String.join(", ", option.choices()));
    }
  }

  private static String needsValue(String name, String placeholder) {
    return "option '" + name + "' needs a value: " + placeholder;
  }

  private static void addFaults(Exception error, List<Option> known, List<String> faults) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      List<String> names = known.stream().map(Option::name).toList();
      for (String word : unmatched.getUnmatched()) {
        int equals = word.indexOf('=');
        String name = equals > 0 ? word.substring(0, equals) : word;
        faults.add("option '" + name + "' " + Suggestion.unknown(name, names));
      }
    } else if (error instanceof MissingParameterException missing) {
      for (ArgSpec spec : missing.getMissing()) {
        faults.add(needsValue(name(spec), spec.paramLabel()));
      }
    } else if (error instanceof OverwrittenOptionException twice) {
      faults.add("option '" + name(twice.getOverwritten()) + "' is given twice");
    } else if (error instanceof MaxValuesExceededException) {
      faults.add("option " + quoted(error) + " takes no value");
    } else {
      faults.add(String.valueOf(error.getMessage()));
    }
  }

  private static String name(ArgSpec spec) {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }

  /** The option in picocli's message: the exception itself does not carry it. */
  private static String quoted(Exception error) {
    String message = String.valueOf(error.getMessage());
    int start = message.indexOf('\'');
    int end = message.indexOf('\'', start + 1);
    return start < 0 || end < 0 ? "" : message.substring(start, end + 1);
  }
}
