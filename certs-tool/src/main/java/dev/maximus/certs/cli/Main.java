package dev.maximus.certs.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Entry point of certs-tool. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Console console = Console.system();
    int code = run(List.of(args), console);
    if (console.out().checkError()) {
      console.say("certs-tool: error: standard output cannot be written to");
      code = Math.max(code, ExitCode.FAILED);
    }
    System.exit(code);
  }

  /** Runs one command line and returns the exit code. It never ends the JVM. */
  public static int run(List<String> line, Console console) {
    int code = dispatch(line, console);
    console.out().flush();
    console.err().flush();
    return code;
  }

  private static int dispatch(List<String> line, Console console) {
    Line split = Line.of(line);
    Paint err = Paint.of(console, console.errTerminal(), split.before());
    try {
      if (split.command().isEmpty()) {
        return withoutCommand(split, console);
      }
      String name = split.command().get();
      if (name.equals("help")) {
        return help(split.after(), console);
      }
      CertsCommand command = Commands.find(name).orElseThrow(() -> unknown(name));
      List<String> options = new ArrayList<>(split.before());
      options.addAll(split.after());
      return call(name, command, options, console);
    } catch (Misuse e) {
      Faults.misuse(console, err, split.command(), String.valueOf(e.getMessage()));
      return ExitCode.MISUSE;
    }
  }

  private static int call(
      String name, CertsCommand command, List<String> options, Console console) {
    CommandLine parser = Parser.of(name, command);
    try {
      parser.parseArgs(options.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw new Misuse(Parser.sentence(e));
    }
    GlobalOptions global = command.global;
    Paint err = Paint.of(console, console.errTerminal(), global.color);
    if (parser.isUsageHelpRequested()) {
      Paint out = Paint.of(console, console.outTerminal(), global.color);
      Help.print(name, command, parser, console, out);
      return ExitCode.DONE;
    }
    try {
      return command.call(global.directory.map(dir -> at(console, dir)).orElse(console));
    } catch (Misuse e) {
      Faults.misuse(console, err, Optional.of(name), String.valueOf(e.getMessage()));
      return ExitCode.MISUSE;
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      Faults.show(console, err, e, global.debug);
      return ExitCode.FAILED;
    }
  }

  private static Console at(Console console, String directory) {
    if (!java.nio.file.Files.isDirectory(console.path(directory))) {
      throw new Misuse("directory '" + directory + "' does not exist");
    }
    return console.withDirectory(console.path(directory));
  }

  private static int withoutCommand(Line line, Console console) {
    if (line.before().contains("--version") || line.before().contains("-V")) {
      console.out().print("certs-tool " + version() + "\n");
      return ExitCode.DONE;
    }
    if (line.before().contains("--help") || line.before().contains("-h")) {
      Help.printRoot(console, Paint.of(console, console.outTerminal(), line.before()));
      return ExitCode.DONE;
    }
    throw new Misuse("COMMAND is missing: one of " + String.join(", ", Commands.names()));
  }

  private static int help(List<String> operands, Console console) {
    Paint paint = Paint.of(console, console.outTerminal(), operands);
    List<String> names = operands.stream().filter(word -> !word.startsWith("-")).toList();
    if (names.isEmpty()) {
      Help.printRoot(console, paint);
      return ExitCode.DONE;
    }
    String name = names.get(0);
    CertsCommand command = Commands.find(name).orElseThrow(() -> unknown(name));
    Help.print(name, command, Parser.of(name, command), console, paint);
    return ExitCode.DONE;
  }

  private static Misuse unknown(String name) {
    Optional<String> meant =
        Commands.names().stream().filter(known -> alike(known, name)).findFirst();
    return new Misuse(
        "command '%s' does not exist%s; there is %s"
            .formatted(
                name,
                meant.map(word -> ", did you mean '" + word + "'?").orElse(""),
                String.join(", ", Commands.names())));
  }

  private static boolean alike(String known, String typed) {
    return typed.length() > 2 && (known.startsWith(typed) || sorted(known).equals(sorted(typed)));
  }

  private static String sorted(String word) {
    char[] letters = word.toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not built as a jar)" : version;
  }
}
