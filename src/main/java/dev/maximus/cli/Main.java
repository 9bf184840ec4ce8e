package dev.maximus.cli;

import dev.maximus.cli.args.Arguments;
import dev.maximus.cli.args.MisuseException;
import dev.maximus.cli.args.Option;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entry point of the runnable jar. Started by the Pulumi engine it is the program; started by
 * anyone else it is the command line.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (args.length == 0 && System.getenv("PULUMI_MONITOR") != null) {
      PulumiEntry.run();
      return;
    }
    WatchedOutput out = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
    Console console = Console.system(out);
    int code = run(List.of(args), console);
    Optional<String> unwritten = out.failure();
    if (unwritten.isPresent()) {
      Faults.show(console, "standard output cannot be written to: " + unwritten.get(), List.of());
      code = Math.max(code, Command.FAILED);
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
    Arguments.Split split = Arguments.split(line, rootOptions());
    String name = split.command().orElse("");
    boolean debug = line.contains(GlobalOptions.DEBUG.name());
    try {
      if (name.isEmpty()) {
        return root(Arguments.parse(split.before(), rootOptions(), List.of()), console);
      }
      Command command = Commands.find(name);
      List<Option> options = new ArrayList<>(command.usage().options());
      options.addAll(GlobalOptions.ALL);
      Arguments arguments = Arguments.parse(joined(split), options, command.usage().operands());
      if (arguments.has(GlobalOptions.HELP)) {
        Help.print(command.usage(), console);
        return Command.DONE;
      }
      return command.call(arguments, configured(arguments, console));
    } catch (MisuseException e) {
      Faults.showMisuse(console, name, e.faults());
      return Command.MISUSE;
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      Faults.show(console, e, debug);
      return Command.FAILED;
    }
  }

  private static int root(Arguments arguments, Console console) {
    if (arguments.has(GlobalOptions.VERSION)) {
      Version.print(console);
      return Command.DONE;
    }
    if (arguments.has(GlobalOptions.HELP)) {
      Help.printRoot(console.withColor(arguments.get(GlobalOptions.COLOR).orElse("auto")));
      return Command.DONE;
    }
    throw new MisuseException("COMMAND is missing: one of " + String.join(", ", Commands.names()));
  }

  private static Console configured(Arguments arguments, Console console) {
    Console colored = console.withColor(arguments.get(GlobalOptions.COLOR).orElse("auto"));
    Optional<String> directory = arguments.get(GlobalOptions.DIRECTORY);
    if (directory.isEmpty()) {
      return colored;
    }
    Path path = console.directory().resolve(directory.get());
    if (!Files.isDirectory(path)) {
      throw new MisuseException("directory '" + directory.get() + "' does not exist");
    }
    return colored.withDirectory(path);
  }

  private static List<String> joined(Arguments.Split split) {
    List<String> all = new ArrayList<>(split.before());
    all.addAll(split.after());
    return all;
  }

  private static List<Option> rootOptions() {
    List<Option> options = new ArrayList<>(GlobalOptions.ALL);
    options.add(GlobalOptions.VERSION);
    return options;
  }
}
