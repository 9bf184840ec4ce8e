package dev.maximus.certs.cli;

import dev.maximus.certs.inspect.Expectation;
import dev.maximus.certs.inspect.FileSet;
import dev.maximus.certs.inspect.HostTarget;
import dev.maximus.certs.inspect.Purpose;
import dev.maximus.certs.inspect.Verifier;
import dev.maximus.certs.inspect.VerifyReport;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.MalformedException;
import dev.maximus.certs.x509.Passphrase;
import dev.maximus.certs.x509.PrivateKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proves that what is there fits together. */
@Command
final class VerifyCommand extends CertsCommand {
  @Mixin TargetOption target = new TargetOption();

  @Option(
      names = "--request",
      paramLabel = "FILE",
      description = "what a store shall hold; if not given, the request it was made from")
  Optional<String> request = Optional.empty();

  @Option(names = "--key", paramLabel = "FILE", description = "of a certificate file: its key")
  Optional<String> key = Optional.empty();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "of a certificate file or a server: whom to trust")
  Optional<String> ca = Optional.empty();

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "of a certificate file: a name that clients ask for; may be repeated")
  List<String> hosts = new ArrayList<>();

  @Option(
      names = "--purpose",
      paramLabel = "WHAT",
      description = "of a certificate file: server or client; may be repeated")
  List<String> purposes = new ArrayList<>();

  @Option(
      names = "--connect",
      paramLabel = "HOST:PORT",
      description = "look at what this server shows")
  Optional<String> connect = Optional.empty();

  @Option(
      names = "--server-name",
      paramLabel = "NAME",
      description = "of a server: the name to ask for; if not given, HOST")
  Optional<String> serverName = Optional.empty();

  @Option(
      names = "--starttls",
      paramLabel = "WHAT",
      description = "of a server: postgres, which speaks before TLS begins")
  Optional<String> startTls = Optional.empty();

  @Option(
      names = "--client",
      paramLabel = "FILE",
      description = "of a server: the certificate to show it; its key is given with --key")
  Optional<String> client = Optional.empty();

  @Mixin PassphraseOption passphrase = new PassphraseOption();

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Override
  String summary() {
    return "Prove that certificates, keys, bundles and servers fit together.";
  }

  @Override
  List<Example> examples() {
    return List.of(
        new Example(
            "verify", "every certificate in ./certs, its key, chain, names, dates and modes"),
        new Example(
            "verify certs/server-cert.pem --ca certs/ca-cert.pem --host localhost", "files"),
        new Example(
            "verify --connect localhost:5432 --starttls postgres --ca certs/ca-cert.pem",
            "a server"));
  }

  @Override
  int call(Console console) throws IOException {
    Optional<Passphrase> secret = passphrase.given(console);
    try {
      VerifyReport report = report(new Verifier(console.clock(), secret), secret, console);
      console.out().print(json ? report.json() : report.text(global.style(console)));
      return report.isOk() ? ExitCode.DONE : ExitCode.FAILED;
    } catch (MalformedException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    } finally {
      secret.ifPresent(Passphrase::close);
    }
  }

  private VerifyReport report(Verifier verifier, Optional<Passphrase> secret, Console console)
      throws IOException, MalformedException {
    if (connect.isPresent()) {
      return verifier.host(target(secret, console), bundle(console));
    }
    Path path = target.existing(console);
    if (Files.isDirectory(path)) {
      return verifier.store(path, wanted(path, console));
    }
    Path trusted = console.path(ca.orElseThrow(() -> new Misuse("option '--ca' is missing")));
    return verifier.files(
        FileSet.of(path, key.map(console::path), trusted),
        new Expectation(hosts, Set.copyOf(purposes.stream().map(VerifyCommand::purpose).toList())));
  }

  private Optional<CertificateSet> wanted(Path directory, Console console) throws IOException {
    if (request.isPresent()) {
      return Optional.of(Requests.read(console.path(request.get()), console));
    }
    Store store = Store.open(directory, console.clock(), console.random());
    return store.exists() ? Optional.of(Requests.kept(store, console)) : Optional.empty();
  }

  private HostTarget target(Optional<Passphrase> secret, Console console)
      throws IOException, MalformedException {
    HostTarget target;
    try {
      target = HostTarget.parse(connect.orElseThrow());
    } catch (IllegalArgumentException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
    if (serverName.isPresent()) {
      target = target.withServerName(serverName.get());
    }
    if (startTls.isPresent()) {
      if (!startTls.get().equals("postgres")) {
        throw new Misuse("option '--starttls' is '" + startTls.get() + "', must be postgres");
      }
      target = target.withStartTls(HostTarget.StartTls.POSTGRES);
    }
    if (client.isPresent()) {
      String own = key.orElseThrow(() -> new Misuse("option '--client' goes with '--key'"));
      target =
          target.withClient(
              new HostTarget.Client(
                  certificates(client.get(), console),
                  PrivateKeys.read(Files.readAllBytes(console.path(own)), secret)));
    }
    return target;
  }

  private List<IssuedCertificate> bundle(Console console) throws IOException {
    return certificates(
        ca.orElseThrow(() -> new Misuse("option '--connect' goes with '--ca': whom to trust")),
        console);
  }

  private static List<IssuedCertificate> certificates(String file, Console console)
      throws IOException {
    try {
      return IssuedCertificate.readAll(Files.readAllBytes(console.path(file)));
    } catch (MalformedException e) {
      throw new CommandFailure("file '" + file + "': " + e.getMessage());
    }
  }

  private static Purpose purpose(String word) {
    return switch (word) {
      case "server" -> Purpose.SERVER;
      case "client" -> Purpose.CLIENT;
      default -> throw new Misuse("option '--purpose' is '" + word + "', must be server or client");
    };
  }
}
