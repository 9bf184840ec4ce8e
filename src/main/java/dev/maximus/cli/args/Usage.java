package dev.maximus.cli.args;

import java.util.ArrayList;
import java.util.List;

/**
 * How a command is called.
 *
 * @param summary one sentence
 * @param notes what else one must know, a paragraph each
 */
public record Usage(
    String name,
    String summary,
    List<Example> examples,
    List<Operand> operands,
    List<Option> options,
    List<String> notes) {

  /** A command line to copy, and what it does. */
  public record Example(String command, String effect) {}

  public Usage {
    examples = List.copyOf(examples);
    operands = List.copyOf(operands);
    options = List.copyOf(options);
    notes = List.copyOf(notes);
  }

  public static Usage of(String name, String summary) {
    return new Usage(name, summary, List.of(), List.of(), List.of(), List.of());
  }

  public Usage example(String command, String effect) {
    return new Usage(
        name, summary, plus(examples, new Example(command, effect)), operands, options, notes);
  }

  public Usage operand(Operand operand) {
    return new Usage(name, summary, examples, plus(operands, operand), options, notes);
  }

  public Usage option(Option option) {
    return new Usage(name, summary, examples, operands, plus(options, option), notes);
  }

  public Usage note(String note) {
    return new Usage(name, summary, examples, operands, options, plus(notes, note));
  }

  private static <T> List<T> plus(List<T> list, T next) {
    List<T> longer = new ArrayList<>(list);
    longer.add(next);
    return longer;
  }
}
