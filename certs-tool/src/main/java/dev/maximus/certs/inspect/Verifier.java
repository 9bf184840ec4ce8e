package dev.maximus.certs.inspect;

import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.MalformedException;
import dev.maximus.certs.x509.Passphrase;
import dev.maximus.certs.x509.PrivateKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proves that certificates, keys and bundles belong together, and that hosts show them. */
public final class Verifier {
  private final Clock clock;
  private final Optional<Passphrase> passphrase;

  /**
   * @param passphrase of encrypted keys; without it they are not compared
   */
  public Verifier(Clock clock, Optional<Passphrase> passphrase) {
    this.clock = clock;
    this.passphrase = passphrase;
  }

  /** The files of one certificate. */
  public VerifyReport files(FileSet files, Expectation expected) {
    CheckList checks = new CheckList();
    files(checks, files, expected);
    return checks.report();
  }

  /**
   * Everything in a store.
   *
   * @param wanted what shall be there, where that is known
   * @throws IOException when the directory cannot be read
   */
  public VerifyReport store(Path directory, Optional<CertificateSet> wanted) throws IOException {
    CheckList checks = new CheckList();
    new ModeChecks(checks).directory(directory);
    StoreFiles store = StoreFiles.of(directory);
    for (FileSet files : store.sets()) {
      if (Files.isDirectory(directory.resolve(files.name()))) {
        new ModeChecks(checks).directory(directory.resolve(files.name()));
      }
      files(checks, files, Expectation.NONE)
          .ifPresent(
              certificate ->
                  wanted.ifPresent(
                      set -> new OrderChecks(checks, set).matches(files.name(), certificate)));
    }
    if (store.sets().isEmpty()) {
      checks.failed(
          "store",
          directory.toString(),
          "directory '%s' must hold certificates".formatted(directory));
    }
    wanted.ifPresent(set -> new OrderChecks(checks, set).allThere(store));
    return checks.report();
  }

  /** What a host shows: the handshake is made, whatever it shows, and then judged. */
  public VerifyReport host(HostTarget target, List<IssuedCertificate> bundle) {
    CheckList checks = new CheckList();
    String name = target.text();
    try {
      TlsProbe.Shown shown = new TlsProbe(target).run();
      checks.ok(
          "handshake",
          name,
          "handshake done with %s, %s".formatted(shown.protocol(), shown.cipher()));
      new ChainChecks(checks, clock.instant())
          .check(name, shown.chain(), bundle, Expectation.server(target.serverName()));
      shown
          .refusal()
          .ifPresent(
              said -> checks.failed("handshake", name, "the server ended the connection: " + said));
    } catch (IOException e) {
      checks.failed("handshake", name, TlsProbe.sentence(target, e));
    }
    return checks.report();
  }

  private Optional<IssuedCertificate> files(CheckList checks, FileSet files, Expectation expected) {
    Optional<List<IssuedCertificate>> own = read(checks, files.name(), files.certificate());
    List<IssuedCertificate> bundle = new ArrayList<>();
    files.bundle().forEach(file -> read(checks, files.name(), file).ifPresent(bundle::addAll));
    ModeChecks modes = new ModeChecks(checks);
    if (own.isPresent()) {
      List<IssuedCertificate> presented = new ArrayList<>(own.get());
      files.chain().forEach(file -> read(checks, files.name(), file).ifPresent(presented::addAll));
      new ChainChecks(checks, clock.instant())
          .check(files.name(), presented.stream().distinct().toList(), bundle, expected);
      modes.certificate(files.certificate());
    }
    files
        .key()
        .ifPresent(
            file -> {
              own.ifPresent(chain -> key(checks, files.name(), file, chain.get(0)));
              if (Files.exists(file)) {
                modes.key(file);
              }
            });
    return own.map(chain -> chain.get(0));
  }

  private static Optional<List<IssuedCertificate>> read(
      CheckList checks, String target, Path file) {
    try {
      return Optional.of(IssuedCertificate.readAll(Files.readAllBytes(file)));
    } catch (MalformedException e) {
      checks.failed("readable", target, file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      checks.failed("readable", target, "file '%s' must be there".formatted(file));
    } catch (IOException e) {
      checks.failed(
          "readable", target, "file '%s' cannot be read: %s".formatted(file, e.getMessage()));
    }
    return Optional.empty();
  }

  private void key(CheckList checks, String target, Path file, IssuedCertificate certificate) {
    try {
      byte[] content = Files.readAllBytes(file);
      if (passphrase.isEmpty() && PrivateKeys.isEncrypted(content)) {
        checks.skipped(
            "key", target, "key '%s' is encrypted, and was not compared".formatted(file));
        return;
      }
      if (PrivateKeys.matches(PrivateKeys.read(content, passphrase), certificate.publicKey())) {
        checks.ok("key", target, "key '%s' belongs to the certificate".formatted(file));
      } else {
        checks.failed("key", target, "key '%s' must belong to the certificate".formatted(file));
      }
    } catch (MalformedException e) {
      checks.failed("key", target, file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      checks.failed("key", target, "file '%s' must be there".formatted(file));
    } catch (IOException e) {
      checks.failed("key", target, "file '%s' cannot be read: %s".formatted(file, e.getMessage()));
    }
  }
}
