package dev.maximus.cli;

import dev.maximus.engine.render.RenderException;
import dev.maximus.engine.run.ProgramFailedException;
import dev.maximus.engine.stack.ConfigException;
import dev.maximus.engine.stack.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Errors as one clear block on standard error. */
final class Faults {
  private Faults() {}

  static void showMisuse(Console console, String command, List<String> faults) {
    String help = command.isEmpty() || faults.get(0).startsWith("command '") ? "" : " " + command;
    show(console, faults);
    console.say("Run 'maximus help" + help + "' to see how it is called.");
  }

  static void show(Console console, Throwable error, boolean debug) {
    if (error instanceof ConfigException config) {
      show(console, config.faults().stream().map(Fault::sentence).toList());
    } else if (error instanceof ProgramFailedException program) {
      show(
          console,
          program.failures().stream().map(ProgramFailedException.Failure::sentence).toList());
    } else if (error instanceof RenderException render) {
      show(console, render.faults());
    } else if (error instanceof FailureException failure) {
      show(console, String.valueOf(failure.getMessage()), failure.details());
    } else if (error instanceof IOException io) {
      show(console, sentence(io), List.of());
    } else if (error instanceof UncheckedIOException
        && error.getCause() instanceof IOException io) {
      show(console, sentence(io), List.of());
    } else {
      show(
          console,
          "this is a fault of maximus itself: " + error,
          debug ? List.of() : List.of("Run it again with --debug to see where."));
    }
    if (debug) {
      StringWriter trace = new StringWriter();
      error.printStackTrace(new PrintWriter(trace, true));
      console.say(trace.toString().strip());
    }
  }

  static void show(Console console, String message, List<String> details) {
    console.say(console.errPaint().red("error:") + " " + message);
    for (String detail : details) {
      console.say("  " + detail);
    }
  }

  /** One fault in the first line; several under a line that counts them. */
  private static void show(Console console, List<String> faults) {
    if (faults.size() == 1) {
      show(console, faults.get(0), List.of());
    } else {
      show(console, faults.size() + " faults", faults);
    }
  }

  private static String sentence(IOException e) {
    String file = e instanceof FileSystemException system ? system.getFile() : null;
    if (file == null) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof NoSuchFileException) {
      return "file '" + file + "' does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "file '" + file + "' cannot be accessed: permission denied";
    }
    String reason = ((FileSystemException) e).getReason();
    return "file '" + file + "': " + (reason == null ? e.getClass().getSimpleName() : reason);
  }
}
