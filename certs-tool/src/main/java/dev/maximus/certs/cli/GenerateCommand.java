package dev.maximus.certs.cli;

import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.StandardSet;
import dev.maximus.certs.store.PlanOptions;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.x509.SubjectAlternativeName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Issues what a request asks for and is not there yet. */
@Command
final class GenerateCommand extends CertsCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "REQUEST",
      description =
          "the request file; without it: an authority, a server and a client for localhost")
  Optional<String> request = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "the store; if not given, ./certs, or pki/<environment> of the request")
  Optional<String> out = Optional.empty();

  @Option(
      names = {"-e", "--env"},
      paramLabel = "ENV",
      description = "the store pki/ENV again, from the request that it was made from")
  Optional<String> environment = Optional.empty();

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description =
          "without a request: a further DNS name or IP address of the server; may be repeated")
  List<String> hosts = new ArrayList<>();

  @Mixin Issuing issuing = new Issuing();

  @Override
  String summary() {
    return "Issue the certificates that are asked for and not there yet.";
  }

  @Override
  List<Example> examples() {
    return List.of(
        new Example("generate", "an authority, a server and a client for localhost, in ./certs"),
        new Example("generate --host dev.example.org", "the server has this name as well"),
        new Example(
            "generate stacks/certificates.dev.yaml", "all that environment dev needs, in pki/dev"));
  }

  @Override
  List<String> notes() {
    return List.of(
        "A second call issues nothing. When the request has changed, it issues again what has changed,\n"
            + "and says why. The store is the old one or the new one, never a mixture.",
        "The passphrase of the authorities' keys comes from --passphrase-file, from the variable\n"
            + PassphraseOption.VARIABLE
            + ", or from a prompt. A request with 'production: true' needs one.");
  }

  @Override
  int call(Console console) throws IOException {
    if (request.isPresent() && !hosts.isEmpty()) {
      throw new Misuse("option '--host' goes without a request file: the names are in there");
    }
    if (environment.isPresent()) {
      if (request.isPresent() || out.isPresent() || !hosts.isEmpty()) {
        throw new Misuse("option '--env' goes without a request, '--out' and '--host'");
      }
      StoreOption option = new StoreOption();
      option.environment = environment;
      Store known = option.existing(console);
      return issuing.run(known, Requests.kept(known, console), PlanOptions.GENERATE, console);
    }
    if (request.isEmpty() && hosts.isEmpty()) {
      Store known = open(out.orElse(StoreOption.DEVELOPMENT), console);
      if (known.exists()) {
        // A second call must not take away the names that the first was given.
        return issuing.run(known, Requests.kept(known, console), PlanOptions.GENERATE, console);
      }
    }
    FirstKey.prepare(console);
    CertificateSet set =
        request.isPresent()
            ? Requests.read(console.path(request.get()), console)
            : StandardSet.development(names());
    String directory =
        out.orElseGet(
            () ->
                request.isPresent()
                    ? StoreOption.ENVIRONMENTS + "/" + set.environment()
                    : StoreOption.DEVELOPMENT);
    return issuing.run(open(directory, console), set, PlanOptions.GENERATE, console);
  }

  private static Store open(String directory, Console console) {
    return Store.open(console.path(directory), console.clock(), console.random());
  }

  private List<SubjectAlternativeName> names() {
    List<SubjectAlternativeName> names = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String host : hosts) {
      try {
        names.add(StandardSet.host(host));
      } catch (IllegalArgumentException e) {
        faults.add("option '--host': " + e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new Misuse(String.join("\n  ", faults));
    }
    return names;
  }
}
