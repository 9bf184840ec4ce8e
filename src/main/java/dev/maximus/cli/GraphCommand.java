package dev.maximus.cli;

import dev.maximus.cli.args.Arguments;
import dev.maximus.cli.args.Operand;
import dev.maximus.cli.args.Option;
import dev.maximus.cli.args.Usage;
import dev.maximus.engine.picture.DotWriter;
import dev.maximus.engine.picture.MermaidWriter;
import dev.maximus.engine.picture.Picture;
import dev.maximus.engine.picture.SvgWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/** {@code maximus graph ENV}: a picture of an environment. */
final class GraphCommand implements Command {
  private static final Option FORMAT =
      Option.value(
              "FORMAT", "mermaid, dot or svg; else by the name of FILE, else mermaid", "--format")
          .oneOf("mermaid", "dot", "svg");
  private static final Option OUTPUT =
      Option.value("FILE", "write to FILE instead of standard output", "-o", "--output");

  @Override
  public Usage usage() {
    return Usage.of("graph", "Draw an environment: components, objects, and what needs what.")
        .example("maximus graph dev -o dev.svg", "a picture for a browser, light or dark")
        .example("maximus graph dev", "Mermaid, for a Markdown file")
        .example("maximus graph dev --format dot | dot -Tpdf -o dev.pdf", "through Graphviz")
        .operand(Operand.required("ENV", Operand.Kind.ENVIRONMENT, "the environment, such as dev"))
        .option(FORMAT)
        .option(OUTPUT);
  }

  @Override
  public int call(Arguments arguments, Console console) throws IOException {
    Project project = Project.of(console);
    String environment = project.environment(arguments.operand(0));
    Optional<Path> file = arguments.get(OUTPUT).map(console.directory()::resolve);
    String format =
        arguments.get(FORMAT).orElseGet(() -> file.map(GraphCommand::byName).orElse("mermaid"));
    Picture picture = Picture.of(project.record(environment));
    String text =
        switch (format) {
          case "svg" -> SvgWriter.write(picture);
          case "dot" -> DotWriter.write(picture);
          default -> MermaidWriter.write(picture);
        };
    if (file.isPresent()) {
      replace(file.get(), text);
      console.say("Wrote " + file.get());
    } else {
      console.out().print(text);
    }
    return DONE;
  }

  private static String byName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".svg")) {
      return "svg";
    }
    return name.endsWith(".dot") || name.endsWith(".gv") ? "dot" : "mermaid";
  }

  /** The whole file or none: a full disk leaves the old picture. */
  private static void replace(Path file, String text) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // Such as /dev/stdout: it can be written to, and not be replaced.
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return;
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }
}
