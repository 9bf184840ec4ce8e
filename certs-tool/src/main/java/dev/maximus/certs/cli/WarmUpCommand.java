package dev.maximus.certs.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Runs the usual commands once, so that the launcher can keep what the JVM has learned. */
@Command
final class WarmUpCommand extends CertsCommand {
  private static final String REQUEST = "many.yaml";
  // So many that the JVM finds out which methods are worth compiling.
  private static final String MANY =
      """
      environment: warm-up
      layout: directories
      authorities:
        root: {profile: root-ca, subject: {commonName: Root}, lifetime: 10y}
        services: {profile: intermediate-ca, issuer: root, subject: {commonName: Services}}
      certificates:
        web: {profile: server, issuer: services, dns: [web.svc], ip: [127.0.0.1], lifetime: 90d}
        "client-{n}": {profile: client, issuer: root, subject: {commonName: "client-{n}"}, count: 300}
      """;

  @Override
  String summary() {
    return "Run the usual commands once in a directory that is thrown away.";
  }

  @Override
  List<Example> examples() {
    return List.of(new Example("warm-up", "make the class-data archive"));
  }

  @Override
  int call(Console console) throws IOException {
    Path directory = Files.createTempDirectory("certs-tool-warm-up");
    try {
      Console nowhere =
          Console.of(
              OutputStream.nullOutputStream(),
              OutputStream.nullOutputStream(),
              console.env(),
              directory,
              console.clock());
      for (List<String> line :
          List.of(
              List.of("generate"),
              List.of("generate"),
              List.of("generate", Files.writeString(directory.resolve(REQUEST), MANY).toString()),
              List.of("show-usage", "client"),
              List.of("help"))) {
        int code = Main.run(line, nowhere);
        if (code != ExitCode.DONE) {
          throw new CommandFailure("the command " + line + " ended with exit code " + code);
        }
      }
    } finally {
      delete(directory);
    }
    return ExitCode.DONE;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
