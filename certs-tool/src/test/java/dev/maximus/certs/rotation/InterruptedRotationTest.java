package dev.maximus.certs.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.store.StoreException;
import dev.maximus.certs.store.disk.Disk;
import dev.maximus.certs.x509.IssuedCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that die, and runs that meet another one: phase and files always fit together. */
class InterruptedRotationTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final RotateOptions DEPLOYED = RotateOptions.PLAIN.withDeployed(true);
  private static final CertificateSet SET =
      Environment.set(
          List.of(Environment.root()), CertificateOrder.of(Environment.server().request(), "root"));

  @TempDir Path temporary;

  @Test
  void aStepThatDiesAtAnyChangeOnDiskIsDoneOrNot() throws Exception {
    Environment model = new Environment(temporary.resolve("model"), NOW, SET);
    model.generate();
    for (String after : List.of("added", "reissued", "steady")) {
      AtomicInteger changes = new AtomicInteger();
      Path whole = copy(model.directory(), "whole-" + after);
      step(whole, model.clock(), new Disk((operation, path) -> changes.incrementAndGet()));
      String before = model.rotation().status().state().phase();
      List<Boolean> done = new ArrayList<>();
      for (int n = 1; n <= changes.get(); n++) {
        Path directory = copy(model.directory(), after + "-" + n);
        AtomicInteger left = new AtomicInteger(n);
        Disk dying =
            new Disk(
                (operation, path) -> {
                  if (left.decrementAndGet() <= 0) {
                    throw new IOException("the disk is gone");
                  }
                });
        try {
          step(directory, model.clock(), dying);
        } catch (StoreException e) {
          assertThat(e).hasMessageContaining("the disk is gone");
        }
        Environment next = new Environment(directory, model.clock(), SET);
        String phase = next.rotation().status().state().phase();
        assertThat(phase).isIn(before, after);
        assertFits(next, phase);
        done.add(phase.equals(after));
        if (phase.equals(before)) {
          step(directory, model.clock(), new Disk());
        } else {
          next.generate();
        }
        assertFits(next, after);
      }
      assertThat(done).contains(true, false);
      assertThat(done.lastIndexOf(false)).isLessThan(done.indexOf(true));
      step(model.directory(), model.clock(), new Disk());
    }
  }

  private static void step(Path directory, Environment.Ticking clock, Disk disk) {
    Environment environment = new Environment(directory, clock, SET);
    Rotation.of(environment.store(disk), SET, clock).advance(DEPLOYED);
  }

  /** The bundle has the roots of the phase, and its issuer is the one of the phase. */
  private static void assertFits(Environment environment, String phase) throws Exception {
    List<IssuedCertificate> bundle = read(environment, "server/ca.crt");
    IssuedCertificate root = read(environment, "root/ca.crt").get(0);
    assertThat(bundle).hasSize(phase.equals("steady") ? 1 : 2).contains(root);
    read(environment, "server/tls.crt").get(0).toJca().verify(root.publicKey());
    if (!phase.equals("steady")) {
      assertThat(bundle).contains(read(environment, "root-other/ca.crt").get(0));
    }
  }

  private static List<IssuedCertificate> read(Environment environment, String file)
      throws Exception {
    return IssuedCertificate.readAll(Files.readAllBytes(environment.file(file)));
  }

  /** With its links as they are. */
  private Path copy(Path from, String name) throws IOException {
    Path to = temporary.resolve(name);
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(
            path,
            to.resolve(from.relativize(path).toString()),
            LinkOption.NOFOLLOW_LINKS,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }

  /** A clock that lets another run go first when it is asked for the time. */
  private record Delaying(Clock clock, Runnable rival, AtomicBoolean done) {
    Clock asClock() {
      return new Clock() {
        @Override
        public Instant instant() {
          if (done.compareAndSet(false, true)) {
            rival.run();
          }
          return clock.instant();
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException();
        }
      };
    }
  }

  @Test
  void ofTwoRunsAtOnceTheSlowerOneChangesNothing() throws Exception {
    Environment environment = new Environment(temporary.resolve("two"), NOW, SET);
    environment.generate();
    for (int i = 0; i < 3; i++) {
      Delaying delaying =
          new Delaying(
              environment.clock(),
              () -> environment.rotation().advance(DEPLOYED),
              new AtomicBoolean());
      Rotation slow = Rotation.of(environment.store(), environment.set(), delaying.asClock());
      assertThatThrownBy(() -> slow.advance(DEPLOYED))
          .isInstanceOf(RotationException.class)
          .hasMessage("another run has changed the store in the meantime; look at rotate status");
      assertFits(environment, List.of("added", "reissued", "steady").get(i));
    }
  }

  @Test
  void aCertificateThatIsIssuedMeanwhileIsNotOverlooked() {
    Environment environment = new Environment(temporary.resolve("meanwhile"), NOW, SET);
    environment.generate();
    environment.rotation().start(DEPLOYED);
    Delaying delaying =
        new Delaying(
            environment.clock(),
            () -> {
              environment.clock().forward(java.time.Duration.ofHours(1));
              environment.issueAgain("server");
            },
            new AtomicBoolean());
    Rotation slow = Rotation.of(environment.store(), environment.set(), delaying.asClock());
    assertThatThrownBy(() -> slow.reissue(DEPLOYED))
        .hasMessage("another run has changed the store in the meantime; look at rotate status");
    assertThat(environment.rotation().reissue(DEPLOYED).state())
        .isInstanceOfSatisfying(
            Reissued.class,
            state ->
                assertThat(state.inUse().certificate().map(Lasting::until))
                    .isEqualTo(Optional.of(Instant.parse("2027-02-19T10:59:59Z"))));
  }
}
