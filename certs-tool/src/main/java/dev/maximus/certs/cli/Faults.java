package dev.maximus.certs.cli;

import dev.maximus.certs.output.OutputException;
import dev.maximus.certs.rotation.RotationException;
import dev.maximus.certs.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/** Errors as one clear block on standard error. */
final class Faults {
  private Faults() {}

  static void misuse(Console console, Paint paint, Optional<String> command, String message) {
    show(console, paint, message, List.of());
    String help =
        command.filter(name -> Commands.find(name).isPresent()).map(n -> " " + n).orElse("");
    console.say("Run '" + console.calledAs() + " help" + help + "' to see how it is called.");
  }

  static void show(Console console, Paint paint, Throwable error, boolean debug) {
    if (error instanceof CommandFailure failure) {
      show(console, paint, String.valueOf(failure.getMessage()), failure.details());
    } else if (error instanceof OutputException || error instanceof RotationException) {
      show(console, paint, String.valueOf(error.getMessage()), List.of());
    } else if (error instanceof StoreException store) {
      CommandFailure all = CommandFailure.of(store.problems());
      show(console, paint, String.valueOf(all.getMessage()), all.details());
    } else if (error instanceof IOException io) {
      show(console, paint, sentence(io), List.of());
    } else if (error instanceof UncheckedIOException
        && error.getCause() instanceof IOException io) {
      show(console, paint, sentence(io), List.of());
    } else {
      show(
          console,
          paint,
          "this is a fault of certs-tool itself: " + error,
          debug ? List.of() : List.of("Run it again with --debug to see where."));
    }
    if (debug) {
      StringWriter trace = new StringWriter();
      error.printStackTrace(new PrintWriter(trace, true));
      console.say(trace.toString().strip());
    }
  }

  private static void show(Console console, Paint paint, String message, List<String> details) {
    console.say(paint.red("error:") + " " + message);
    details.forEach(detail -> console.say("  " + detail));
  }

  static String sentence(IOException e) {
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
