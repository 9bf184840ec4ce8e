package dev.maximus.certs.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.OrderSummary;
import dev.maximus.certs.rotation.World.Command;
import dev.maximus.certs.rotation.World.Old;
import dev.maximus.certs.store.ApplyOptions;
import dev.maximus.certs.store.TrustChange;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.IssuedCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In every {@link World}, each bundle in use holds the root of each certificate in use. */
class RotationPropertyTest {
  private static final int LENGTH = 7;
  private static final int WALKS = 25;
  private static final int STEPS = 14;
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final RotateOptions PLAIN = RotateOptions.PLAIN;
  private static final CertificateSet SET =
      Environment.set(
          List.of(Environment.root(), Environment.istio()),
          CertificateOrder.of(Environment.server().request(), "root"));

  @TempDir Path temporary;
  private int sequences;
  private final Set<String> phases = new TreeSet<>();
  private int finished;

  /** A store of which only the names of roots are left. A root is a number. */
  private record Model(
      RotationState state, String root, String other, Old certificate, Old istio, Instant now) {
    World.Files files() {
      Set<String> bundle = new TreeSet<>(Set.of(root));
      if (!other.isEmpty()) {
        bundle.add(other);
      }
      return new World.Files(bundle, certificate, istio);
    }

    Index index() {
      Index index = Index.empty();
      index.put(entry(SET.find("root").orElseThrow(), Instant.MAX));
      index.put(entry(SET.find("istio").orElseThrow(), istio.until()));
      index.put(entry(SET.find("server").orElseThrow(), certificate.until()));
      if (!other.isEmpty()) {
        CertificateOrder beside = Roots.named(SET.find("root").orElseThrow(), "root-other");
        index.put(entry(beside, Instant.MAX).withBeside(Optional.of("root")));
      }
      return index;
    }

    private static IndexEntry entry(CertificateOrder order, Instant end) {
      return new IndexEntry(
          OrderSummary.of(order),
          "01",
          NOW,
          end.equals(Instant.MAX) ? Instant.parse("2099-01-01T00:00:00Z") : end.minusSeconds(1),
          "",
          List.of("pem"),
          List.of("file"),
          "",
          Optional.empty(),
          Optional.empty(),
          false);
    }

    Model changed(Transition transition, int next) {
      TrustChange trust = transition.trust();
      if (!trust.added().isEmpty()) {
        return new Model(transition.after(), root, "r" + next, certificate, istio, now);
      }
      if (!trust.swapped().isEmpty()) {
        return new Model(
            transition.after(), other, root, issued(other, 90), issued(other, 730), now);
      }
      String left = trust.dropped().isEmpty() ? other : "";
      return new Model(transition.after(), root, left, certificate, istio, now);
    }

    Old issued(String from, int days) {
      return new Old(Set.of(from), now.plus(Duration.ofDays(days)));
    }
  }

  @Test
  void afterEverySequenceOfCommandsEverybodyTrustsEverybody() {
    Model model =
        new Model(
            new Steady(),
            "r0",
            "",
            new Old(Set.of("r0"), NOW.plus(Duration.ofDays(90))),
            new Old(Set.of("r0"), NOW.plus(Duration.ofDays(730))),
            NOW);
    explore(model, new World(model.files()), LENGTH);
    assertThat(sequences).isGreaterThan(10_000);
    assertThat(phases).containsExactly("added", "reissued", "steady");
    assertThat(finished).isGreaterThan(100);
  }

  private void explore(Model model, World world, int left) {
    sequences++;
    phases.add(model.state.phase());
    assertThat(world.fault()).as(() -> model.state.toString()).isEmpty();
    if (left == 0) {
      return;
    }
    for (Command command : Command.ALL) {
      World said = command == Command.DEPLOY_AND_ADVANCE ? world.deployed(model.now) : world;
      Model next = run(command, model, left);
      World after = said.replaced(next.files(), next.now).at(next.now);
      if (next.equals(model) && after.equals(world)) {
        // The command was refused: what can follow now is what can follow without it.
        sequences++;
      } else {
        explore(next, after, left - 1);
      }
    }
  }

  private Model run(Command command, Model model, int left) {
    Instant now = model.now;
    if (!command.time.isZero()) {
      return new Model(
          model.state,
          model.root,
          model.other,
          model.certificate,
          model.istio,
          now.plus(command.time));
    }
    if (command == Command.RENEW) {
      return new Model(
          model.state, model.root, model.other, model.issued(model.root, 90), model.istio, now);
    }
    boolean word = command == Command.DEPLOY_AND_ADVANCE;
    View view = new View(SET, model.index(), PLAIN.withDeployed(word), now);
    try {
      Transition transition =
          command == Command.ABORT
              ? model.state.abort(view)
              : Transition.of(command.step.orElse(model.state.next()), model.state, view);
      if (model.state instanceof Reissued && transition.after() instanceof Steady) {
        finished++;
      }
      return model.changed(transition, left);
    } catch (RotationException refused) {
      return model;
    }
  }

  /** The same with a real store, on some of the ways there are. */
  @Test
  void inARealStoreAsWell() throws Exception {
    Random random = new Random(7);
    for (int walk = 0; walk < WALKS; walk++) {
      Environment environment = new Environment(temporary.resolve("walk-" + walk), NOW, SET);
      environment.generate();
      World world = new World(files(environment));
      StringBuilder way = new StringBuilder();
      for (int i = 0; i < STEPS; i++) {
        Command command = Command.ALL.get(random.nextInt(Command.ALL.size()));
        way.append(command).append(' ');
        if (command == Command.DEPLOY_AND_ADVANCE) {
          world = world.deployed(environment.clock().instant());
        }
        run(command, environment);
        Instant now = environment.clock().instant();
        world = world.replaced(files(environment), now).at(now);
        phases.add(environment.rotation().status().state().phase());
        assertThat(world.fault()).as(way.toString()).isEmpty();
      }
    }
    assertThat(phases).containsExactly("added", "reissued", "steady");
    assertThat(finished).isPositive();
  }

  private void run(Command command, Environment environment) {
    Rotation rotation = environment.rotation();
    try {
      switch (command) {
        case START -> rotation.start(PLAIN);
        case REISSUE -> rotation.reissue(PLAIN);
        case FINISH -> rotation.finish(PLAIN);
        case ABORT -> rotation.abort(ApplyOptions.PLAIN);
        case RENEW -> environment.issueAgain("server");
        case DEPLOY_AND_ADVANCE -> {
          boolean reissued = rotation.status().state() instanceof Reissued;
          rotation.advance(PLAIN.withDeployed(true));
          finished += reissued ? 1 : 0;
        }
        default -> environment.clock().forward(command.time);
      }
    } catch (RotationException refused) {
      assertThat(refused).hasMessageNotContaining("meantime");
    }
  }

  private static World.Files files(Environment environment) throws Exception {
    Set<String> bundle = new HashSet<>();
    read(environment, "server/ca.crt").forEach(root -> bundle.add(root.fingerprint()));
    Set<String> istio = new HashSet<>();
    read(environment, "istio/root-cert.pem").forEach(root -> istio.add(root.fingerprint()));
    assertThat(istio).isEqualTo(bundle);
    return new World.Files(
        bundle, old(environment, "server/tls.crt"), old(environment, "istio/ca-cert.pem"));
  }

  private static Old old(Environment environment, String file) throws Exception {
    IssuedCertificate certificate = read(environment, file).get(0);
    IssuedCertificate root =
        read(environment, "root/ca.crt").stream()
            .filter(each -> hasSigned(each, certificate))
            .findFirst()
            .orElseThrow();
    return new Old(Set.of(root.fingerprint()), certificate.notAfter().plusSeconds(1));
  }

  private static boolean hasSigned(IssuedCertificate root, IssuedCertificate certificate) {
    try {
      certificate.toJca().verify(root.publicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static List<IssuedCertificate> read(Environment environment, String file)
      throws Exception {
    return IssuedCertificate.readAll(Files.readAllBytes(environment.file(file)));
  }
}
