package dev.maximus.certs.rotation;

import dev.maximus.certs.request.CertificateEntry;
import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.Layout;
import dev.maximus.certs.store.ApplyOptions;
import dev.maximus.certs.store.PlanOptions;
import dev.maximus.certs.store.Result;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.store.disk.Disk;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A store with a root, an authority for services, one for Istio, and a certificate of each kind.
 */
public final class Environment {
  public static final SecureRandom RANDOM = new SecureRandom();

  /** A clock that moves when it is told to. */
  public static final class Ticking extends Clock {
    private volatile Instant now;

    Ticking(Instant now) {
      this.now = now;
    }

    public void forward(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private final Path directory;
  private final Ticking clock;
  private final CertificateSet set;

  public Environment(Path directory, Instant now, CertificateSet set) {
    this(directory, new Ticking(now), set);
  }

  Environment(Path directory, Ticking clock, CertificateSet set) {
    this.directory = directory;
    this.clock = clock;
    this.set = set;
  }

  static CertificateOrder root() {
    return CertificateOrder.root(
        CertificateRequest.of("root", Profile.ROOT_CA, Subject.of("Test Root")));
  }

  static CertificateOrder services() {
    return CertificateOrder.of(
        CertificateRequest.of("services", Profile.INTERMEDIATE_CA, Subject.of("Test Services")),
        "root");
  }

  static CertificateOrder istio() {
    return CertificateOrder.of(
        CertificateRequest.of("istio", Profile.ISTIO_CA, Subject.of("Test Istio")), "root");
  }

  static CertificateOrder server() {
    return CertificateOrder.of(
        CertificateRequest.of(
            "server", Profile.SERVER, Subject.of("server"), List.of(DnsName.of("localhost"))),
        "services");
  }

  static CertificateOrder client() {
    return CertificateOrder.of(
        CertificateRequest.of("client", Profile.CLIENT, Subject.of("maximus")), "services");
  }

  static CertificateSet set(List<CertificateOrder> authorities, CertificateEntry... entries) {
    return new CertificateSet("test", false, Layout.DIRECTORIES, authorities, List.of(entries));
  }

  /** Without a mesh. */
  public static CertificateSet plain() {
    return set(List.of(root(), services()), server(), client());
  }

  /** With a mesh. */
  public static CertificateSet mesh() {
    return set(List.of(root(), services(), istio()), server(), client());
  }

  public Path directory() {
    return directory;
  }

  public Ticking clock() {
    return clock;
  }

  CertificateSet set() {
    return set;
  }

  Store store() {
    return Store.open(directory, clock, RANDOM);
  }

  Store store(Disk disk) {
    return Store.open(directory, clock, RANDOM, disk);
  }

  /** The same directory and time for another request. */
  Environment with(CertificateSet other) {
    return new Environment(directory, clock, other);
  }

  public Result generate() {
    return store().apply(store().plan(set), ApplyOptions.PLAIN);
  }

  Result issueAgain(String name) {
    return store()
        .apply(store().plan(set, PlanOptions.GENERATE.withAgain(Set.of(name))), ApplyOptions.PLAIN);
  }

  public Rotation rotation() {
    return Rotation.of(store(), set, clock);
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** A copy of what people see now, as somebody has it who has not heard of a change yet. */
  public Path snapshot(Path to) throws IOException {
    copy(directory.resolve(".current"), to);
    return to;
  }

  static void copy(Path from, Path to) throws IOException {
    Path source = from.toRealPath();
    try (Stream<Path> files = Files.walk(source, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /** Goes through all phases, and leaves a snapshot of each. */
  public List<Path> phases(Path directory) throws IOException {
    generate();
    Path first = snapshot(directory.resolve("phase-0"));
    clock.forward(Duration.ofHours(1));
    rotation().start(RotateOptions.PLAIN);
    Path second = snapshot(directory.resolve("phase-1"));
    clock.forward(Duration.ofHours(24));
    rotation().reissue(RotateOptions.PLAIN);
    Path third = snapshot(directory.resolve("phase-2"));
    clock.forward(Duration.ofHours(1));
    try {
      rotation().finish(RotateOptions.PLAIN.withDeployed(true));
    } catch (RotationException istio) {
      clock.forward(Duration.ofHours(24));
      rotation().finish(RotateOptions.PLAIN);
    }
    return List.of(first, second, third, snapshot(directory.resolve("phase-3")));
  }
}
