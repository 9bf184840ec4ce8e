package dev.maximus.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import dev.maximus.engine.programs.Group;
import dev.maximus.engine.programs.Thing;
import dev.maximus.engine.programs.ThingArgs;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A run opens no port and makes no connection, seen from a JVM that does nothing else. */
class ConnectionsTest {
  /** What this JVM has open, and what it has loaded, is printed after the run. */
  public static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
      for (boolean direct : new boolean[] {true, false}) {
        InProcessEngine.record(
            context -> {
              Group group = new Group("group");
              Thing thing = new Thing("it", ThingArgs.text("x"), group.inside());
              context.log().info("talks");
              context.export("text", Output.format("%s!", thing.text()));
            },
            RunSettings.of("shop", "dev"),
            direct);
      }
      if (arguments.length > 0) {
        // The proof that an open port would be seen.
        new ServerSocket(0);
      }
      Path descriptors = Path.of("/proc/self/fd");
      if (Files.isDirectory(descriptors)) {
        try (Stream<Path> open = Files.list(descriptors)) {
          open.forEach(Main::print);
        }
      }
    }

    private static void print(Path descriptor) {
      try {
        System.out.println("open " + Files.readSymbolicLink(descriptor));
      } catch (IOException closed) {
        // The one that listed the folder.
      }
    }
  }

  private static List<String> run(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.PIPE);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  private static List<String> sockets(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("open socket:")).toList();
  }

  @Test
  void aRunTalksToNobody() throws Exception {
    List<String> lines = run();

    assertThat(sockets(lines)).isEmpty();
    assertThat(lines)
        .as("classes that speak over a network")
        .noneMatch(line -> line.contains("] io.grpc.netty"))
        .noneMatch(line -> line.contains("] io.grpc.internal.ManagedChannelImpl"))
        .noneMatch(line -> line.contains("] java.net.Socket "))
        .noneMatch(line -> line.contains("] java.net.ServerSocket "))
        .noneMatch(line -> line.contains("] sun.nio.ch.SocketChannelImpl "));
    assertThat(lines)
        .anyMatch(line -> line.contains("] com.pulumi.deployment.internal.DeploymentImpl "));
  }

  @Test
  void anOpenPortWouldBeSeen() throws Exception {
    List<String> lines = run("open a port");

    assertThat(lines).anyMatch(line -> line.contains("] java.net.ServerSocket "));
    if (Files.isDirectory(Path.of("/proc/self/fd"))) {
      assertThat(sockets(lines)).isNotEmpty();
    }
  }
}
