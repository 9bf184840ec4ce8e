package dev.maximus.certs.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.Layout;
import dev.maximus.certs.store.disk.Disk;
import dev.maximus.certs.x509.CertificateRequest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same as {@link KillTest} with real processes that end at once, without any code of ours
 * tidying up behind them.
 */
class HaltTest {
  private static final int KILLED = 137;

  // As small as can be, because every change on disk is a process here.
  private static final CertificateSet OLD = set("web");
  private static final CertificateSet NEW = set("api");

  @TempDir Path temporary;

  private static CertificateSet set(String name) {
    CertificateRequest request = Sets.server(name, name + ".example").request();
    return Sets.set(
        false,
        Layout.DIRECTORIES,
        List.of(Sets.root()),
        new CertificateOrder(request, Optional.of("root"), Set.of()));
  }

  /** Changes a store, and halts the machine before the n-th change on disk. */
  public static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[1]));
      Disk disk =
          new Disk(
              (operation, path) -> {
                if (left.decrementAndGet() <= 0) {
                  Runtime.getRuntime().halt(KILLED);
                }
              });
      KillTest.run(Path.of(arguments[0]), NEW, disk);
    }
  }

  @Test
  void aProcessThatEndsAtAnyChangeLeavesOneSet() throws Exception {
    Path model = temporary.resolve("model");
    KillTest.run(model, OLD, new Disk());
    Map<String, String> old = new Visible(model).files();
    List<Boolean> news = new ArrayList<>();

    int n = 0;
    boolean ended = false;
    while (!ended) {
      // Two at a time, as many as most machines have processors for.
      Map<Path, Process> children = new LinkedHashMap<>();
      for (int i = 0; i < 2; i++) {
        n++;
        Path directory = child(model, n);
        children.put(directory, start(directory, n));
      }
      for (Map.Entry<Path, Process> child : children.entrySet()) {
        ended = wait(child.getValue()) != KILLED;
        news.add(KillTest.checkAndGoOn(child.getKey(), old, NEW));
      }
    }

    assertThat(n).isGreaterThan(30);
    assertThat(news).contains(true, false);
    assertThat(news.lastIndexOf(false)).isLessThan(news.indexOf(true));
  }

  private Path child(Path model, int n) throws IOException {
    Path directory = temporary.resolve("child-" + n);
    Visible.copy(model, directory);
    return directory;
  }

  private static Process start(Path directory, int n) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path") + File.pathSeparator,
            Child.class.getName(),
            directory.toString(),
            Integer.toString(n))
        .redirectErrorStream(true)
        .start();
  }

  private static int wait(Process child) throws IOException, InterruptedException {
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = child.waitFor();
    assertThat(code).as(output).isIn(0, KILLED);
    return code;
  }
}
