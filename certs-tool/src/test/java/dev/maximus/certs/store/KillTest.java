package dev.maximus.certs.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that ends at any change on disk leaves the old set or the new one, and the next goes on.
 */
class KillTest {
  static final CertificateSet OLD =
      Sets.directories(Sets.server("db", "db.example"), Sets.server("web", "web.example"));
  // One stays, one goes, one comes.
  static final CertificateSet NEW =
      Sets.directories(Sets.server("db", "db.example"), Sets.server("api", "api.example"));

  @TempDir Path temporary;

  /** Fails at the n-th change, and at every one after it. */
  private static final class Failing implements Disk.Observer {
    private final AtomicInteger left;
    private final AtomicInteger seen = new AtomicInteger();

    Failing(int n) {
      this.left = new AtomicInteger(n);
    }

    @Override
    public void before(String operation, Path path) throws IOException {
      seen.incrementAndGet();
      if (left.decrementAndGet() <= 0) {
        throw new IOException("the disk is gone");
      }
    }
  }

  @Test
  void aFaultAtAnyChangeLeavesOneSet() throws Exception {
    Path model = temporary.resolve("model");
    Store.open(model, Sets.clock(), Sets.RANDOM);
    run(model, OLD, new Disk());
    Failing counter = new Failing(Integer.MAX_VALUE);
    Path whole = temporary.resolve("whole");
    Visible.copy(model, whole);
    run(whole, NEW, new Disk(counter));
    int changes = counter.seen.get();
    assertThat(changes).isGreaterThan(40);
    Map<String, String> old = new Visible(model).files();
    List<Boolean> news = new ArrayList<>();

    for (int n = 1; n <= changes; n++) {
      Path directory = temporary.resolve("fault-" + n);
      Visible.copy(model, directory);
      try {
        run(directory, NEW, new Disk(new Failing(n)));
      } catch (StoreException e) {
        assertThat(e).hasMessageContaining("the disk is gone");
      }
      news.add(checkAndGoOn(directory, old, NEW));
    }

    // The old set until one moment, and the new one from then on.
    assertThat(news).contains(true, false);
    assertThat(news.lastIndexOf(false)).isLessThan(news.indexOf(true));
  }

  @Test
  void aFaultInTheFirstRunLeavesNothingToSee() throws Exception {
    Failing counter = new Failing(Integer.MAX_VALUE);
    run(temporary.resolve("whole"), OLD, new Disk(counter));

    for (int n = 1; n <= counter.seen.get(); n++) {
      Path directory = temporary.resolve("fault-" + n);
      try {
        run(directory, OLD, new Disk(new Failing(n)));
      } catch (StoreException e) {
        assertThat(e).hasMessageContaining("the disk is gone");
      }
      Visible visible = new Visible(directory);
      Store store = Store.open(directory, Sets.clock(), Sets.RANDOM);
      if (Files.exists(directory) && !visible.files().isEmpty()) {
        visible.isWhole(store);
        assertThat(store.index().size()).isEqualTo(OLD.size());
      }
      run(directory, OLD, new Disk());
      visible.isWhole(store);
      visible.isTidy();
    }
  }

  static void run(Path directory, CertificateSet set, Disk disk) {
    Store store = Store.open(directory, Sets.clock(), Sets.RANDOM, disk);
    store.apply(store.plan(set), ApplyOptions.PLAIN);
  }

  /** Whether the new set is there; then the next run, after which all must be well. */
  static boolean checkAndGoOn(Path directory, Map<String, String> old, CertificateSet next)
      throws Exception {
    Store store = Store.open(directory, Sets.clock(), Sets.RANDOM);
    Visible visible = new Visible(directory);
    boolean isNew = store.index().find("api").isPresent();
    if (isNew) {
      visible.isWhole(store);
      assertThat(store.plan(next).isEmpty()).isTrue();
    } else {
      assertThat(visible.files()).isEqualTo(old);
    }
    run(directory, next, new Disk());
    visible.isWhole(store);
    visible.isTidy();
    assertThat(visible.files()).containsKey("api/tls.key").doesNotContainKey("web/tls.key");
    assertThat(store.apply(store.plan(next), ApplyOptions.PLAIN).changed()).isFalse();
    return isNew;
  }
}
