package dev.maximus.certs.store;

import dev.maximus.certs.output.FileNames;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.store.disk.Disk;
import dev.maximus.certs.store.disk.StoreDirectory;
import dev.maximus.certs.store.disk.Transaction;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.x509.CertificateIssuer;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.CertificateSigningRequest;
import dev.maximus.certs.x509.RevocationReason;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The certificates of one environment on disk. Readers see the whole old set or the whole new one,
 * and need no lock.
 */
public final class Store {
  // With 16 writers a durable file costs a sixth of what it costs with one; more bring little.
  private static final int THREADS = 16;
  private static final int TRIES = 100;

  private final StoreDirectory directory;
  private final Clock clock;
  private final SecureRandom random;

  private Store(StoreDirectory directory, Clock clock, SecureRandom random) {
    this.directory = directory;
    this.clock = clock;
    this.random = random;
  }

  /** The store in this directory, which need not be there yet. Nothing is read or written. */
  public static Store open(Path directory, Clock clock, SecureRandom random) {
    return open(directory, clock, random, new Disk());
  }

  /** The same on a disk that is watched. */
  public static Store open(Path directory, Clock clock, SecureRandom random, Disk disk) {
    return new Store(new StoreDirectory(directory, disk), clock, random);
  }

  public Path directory() {
    return directory.path();
  }

  /** Whether there is a set. */
  public boolean exists() {
    return read(() -> directory.current().isPresent());
  }

  /** What is in the store; empty before the first set. */
  public Index index() {
    return read(() -> stable(set -> IndexFiles.read(directory, set)));
  }

  /** A record that a caller has put into the set, as {@code rotation.yaml}. */
  public Optional<byte[]> record(String name) {
    Records.check(name);
    return read(() -> stable(set -> Records.read(set, name)));
  }

  /** Where the PEM files of a certificate are, under the names that stay when the set changes. */
  public Optional<FileNames> files(String name) {
    return index().find(name).map(Amendment::names);
  }

  /** What must be done so that the store holds this set. Nothing is written, no key is read. */
  public Plan plan(CertificateSet set) {
    return plan(set, PlanOptions.GENERATE);
  }

  /**
   * What must be done so that the store holds this set, and what else is asked for.
   *
   * @throws StoreException when it may not be done
   */
  public Plan plan(CertificateSet set, PlanOptions options) {
    return read(
        () ->
            stable(
                current ->
                    new Planner(
                            set,
                            options,
                            current,
                            IndexFiles.read(directory, current),
                            clock.instant())
                        .plan()));
  }

  /**
   * Carries a plan out. When another run has changed the store since, it is planned again first.
   *
   * @throws StoreException when it cannot be done; the store is then as it was
   */
  public Result apply(Plan plan, ApplyOptions options) {
    options.records().keySet().forEach(Records::check);
    try {
      if (plan.isEmpty() && options.records().isEmpty()) {
        boolean recover = directory.needsRecovery();
        if (recover) {
          Transaction.recover(directory, options.patience(), clock.instant());
        }
        return new Result(plan, recover, List.of(), plan.warnings());
      }
      check(plan, options);
      Instant now = clock.instant();
      try (Transaction transaction = Transaction.begin(directory, options.patience(), now)) {
        Plan fresh =
            transaction.old().equals(plan.base()) ? plan : plan(plan.set(), plan.options());
        return apply(fresh, options, transaction);
      }
    } catch (IOException e) {
      throw StoreException.of(e);
    }
  }

  private static void check(Plan plan, ApplyOptions options) {
    if (plan.set().production()
        && options.passphrase().isEmpty()
        && options.newPassphrase().isEmpty()
        && needsPassphrase(plan)) {
      throw new StoreException(
          "set '"
              + plan.set().environment()
              + "' is for production: the keys of its authorities must have a passphrase");
    }
  }

  private static boolean needsPassphrase(Plan plan) {
    return plan.issued() > 0 || plan.rewritten() > 0 || !plan.options().trust().isEmpty();
  }

  private Result apply(Plan plan, ApplyOptions options, Transaction transaction)
      throws IOException {
    transaction.check(name -> isEntry(plan, name));
    Issuance issuance =
        new Issuance(
            plan,
            options,
            transaction,
            new CertificateIssuer(clock, random),
            random,
            clock.instant());
    issuance.authorities();
    new Workers(
            plan.set().certificates().size(),
            issuance::certificate,
            options.progress(),
            options.cancelled())
        .run(THREADS);
    issuance.keepFormer();
    Records.put(options.records(), transaction);
    transaction.putRecord(Transaction.INDEX, issuance.index()::write);
    List<String> warnings = new ArrayList<>(plan.warnings());
    warnings.addAll(transaction.commit());
    return new Result(plan, true, issuance.plainKeys(), warnings);
  }

  /**
   * Revokes a certificate, and signs the list of its issuer anew. The certificate itself stays
   * until the next plan is carried out, which replaces it.
   *
   * @param which its name, or its serial number in hex
   * @return what may still be a mistake, each a sentence
   */
  public List<String> revoke(String which, RevocationReason reason, ApplyOptions options) {
    return amend(
        options,
        amendment ->
            amendment.revoke(which, reason, new CertificateIssuer(clock, random), clock.instant()));
  }

  /**
   * Issues a certificate for a key that is not here and never comes here. The set stays as it is;
   * the index knows of it.
   */
  public Signed sign(
      String authority,
      CertificateRequest request,
      CertificateSigningRequest signingRequest,
      ApplyOptions options) {
    List<Signed> signed = new ArrayList<>();
    amend(
        options,
        amendment ->
            signed.add(
                amendment.sign(
                    authority, request, signingRequest, new CertificateIssuer(clock, random))));
    return signed.get(0);
  }

  /**
   * Encrypts the keys of all authorities with the new passphrase of these options.
   *
   * @return what may still be a mistake, each a sentence
   */
  public List<String> changePassphrase(ApplyOptions options) {
    if (options.newPassphrase().isEmpty()) {
      throw new IllegalArgumentException("the options must have a new passphrase");
    }
    return amend(options, Amendment::encryptKeys);
  }

  private interface Change {
    void make(Amendment amendment) throws IOException;
  }

  private List<String> amend(ApplyOptions options, Change change) {
    if (!exists()) {
      throw new StoreException("directory '" + directory() + "' has no certificates");
    }
    try (Transaction transaction =
        Transaction.begin(directory, options.patience(), clock.instant())) {
      AuthorityKeys keys = new AuthorityKeys(options, false, random);
      Amendment amendment =
          new Amendment(transaction, IndexFiles.read(directory, transaction.old()), keys);
      change.make(amendment);
      amendment.finish();
      Records.put(options.records(), transaction);
      List<String> warnings = new ArrayList<>(amendment.warnings());
      warnings.addAll(transaction.commit());
      return warnings;
    } catch (IOException e) {
      throw StoreException.of(e);
    }
  }

  /** Whether the plan puts something under this name into the directory of the store. */
  private static boolean isEntry(Plan plan, String file) {
    CertificateSet set = plan.set();
    return set.find(FileNames.ofEntry(set.layout(), file))
        .map(order -> new FileNames(order.name(), order.profile(), set.layout()).entry())
        .filter(file::equals)
        .isPresent();
  }

  private interface Reader<T> {
    T read() throws IOException;
  }

  private interface SetReader<T> {
    T read(Optional<Path> set) throws IOException;
  }

  private static <T> T read(Reader<T> reader) {
    try {
      return reader.read();
    } catch (IOException e) {
      throw StoreException.of(e);
    }
  }

  /** Reads from one set; when that set went away meanwhile, from the one that took its place. */
  private <T> T stable(SetReader<T> reader) throws IOException {
    for (int i = 1; ; i++) {
      Optional<Path> set = directory.current();
      try {
        return reader.read(set);
      } catch (NoSuchFileException e) {
        if (directory.current().equals(set) || i == TRIES) {
          throw e;
        }
      }
    }
  }
}
