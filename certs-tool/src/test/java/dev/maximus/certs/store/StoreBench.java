package dev.maximus.certs.store;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.x509.CertificateAuthority;
import dev.maximus.certs.x509.CertificateIssuer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.stream.Stream;

/**
 * How long a set takes, and the same keys and signatures without a disk. Not a test: run its main
 * method with a directory, a number of certificates, and a number of rounds.
 */
public final class StoreBench {
  private StoreBench() {}

  /** Prints a line for each round. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    CertificateSet set = Sets.series(count);
    for (int round = 1; round <= rounds; round++) {
      Path place = directory.resolve("round-" + round + "-" + System.nanoTime());
      double limitCpu = cpu();
      double limit = limit(set);
      limitCpu = cpu() - limitCpu;
      Store store = Store.open(place, Clock.systemUTC(), Sets.RANDOM);
      double storedCpu = cpu();
      long start = System.nanoTime();
      store.apply(store.plan(set), ApplyOptions.PLAIN);
      double stored = (System.nanoTime() - start) / 1e6;
      storedCpu = cpu() - storedCpu;
      start = System.nanoTime();
      boolean changed = store.apply(store.plan(set), ApplyOptions.PLAIN).changed();
      double again = (System.nanoTime() - start) / 1e6;
      if (changed) {
        throw new IllegalStateException("the second run has changed something");
      }
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          "round %d: keys and signatures alone %.3f ms each (%.3f of processors), stored %.3f"
              + " ms each (%.3f), %.0f %%, second run %.0f ms, heap %d MB%n",
          round,
          limit / count,
          limitCpu / count,
          stored / count,
          storedCpu / count,
          100 * limit / stored,
          again,
          (runtime.totalMemory() - runtime.freeMemory()) >> 20);
      delete(place);
    }
  }

  private static double cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e6;
  }

  private static double limit(CertificateSet set) throws IOException {
    CertificateIssuer issuer = new CertificateIssuer(Clock.systemUTC(), Sets.RANDOM);
    CertificateOrder rootOrder = set.authorities().get(0);
    KeyPair rootKey = issuer.newKey(rootOrder.request());
    CertificateAuthority root =
        CertificateAuthority.root(
            issuer.selfSigned(rootOrder.request(), rootKey), rootKey.getPrivate());
    int count = set.certificates().size();
    long start = System.nanoTime();
    new Workers(
            count,
            number -> {
              CertificateOrder order = set.certificates().get(number);
              KeyPair key = issuer.newKey(order.request());
              issuer.issue(root, order.request(), key.getPublic());
            },
            Progress.NONE,
            () -> false)
        .run(Runtime.getRuntime().availableProcessors());
    return (System.nanoTime() - start) / 1e6;
  }

  private static void delete(Path place) throws IOException {
    if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> children = Files.list(place)) {
        for (Path child : children.toList()) {
          delete(child);
        }
      }
    }
    Files.delete(place);
  }
}
