package dev.maximus.certs.cli;

import dev.maximus.certs.inspect.Json;
import dev.maximus.certs.output.Endpoint;
import dev.maximus.certs.output.FileNames;
import dev.maximus.certs.output.Usage;
import dev.maximus.certs.output.UsageFiles;
import dev.maximus.certs.output.Usages;
import dev.maximus.certs.request.OutputKind;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.MalformedException;
import dev.maximus.certs.x509.Pem;
import dev.maximus.certs.x509.PrivateKeys;
import dev.maximus.certs.x509.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the lines that use a certificate. */
@Command
final class ShowUsageCommand extends CertsCommand {
  @Parameters(paramLabel = "NAME", description = "the certificate")
  String name = "";

  @Mixin StoreOption store = new StoreOption();

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "the server that the lines speak of; if not given, the certificate's first name")
  Optional<String> host = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "its port; if not given, the usual one of each program")
  Optional<Integer> port = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "ID",
      description = "only this one, and nothing but its text: psql, redis-cli, curl, uvicorn, ...")
  Optional<String> only = Optional.empty();

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Override
  String summary() {
    return "Print the command lines and settings that use a certificate.";
  }

  @Override
  List<Example> examples() {
    return List.of(
        new Example(
            "show-usage client", "psql, redis-cli, curl and so on, with the files of ./certs"),
        new Example(
            "show-usage client --only curl --host dev.example.org", "one line, to be pasted"),
        new Example("show-usage postgres -e prod", "the settings of the server"));
  }

  @Override
  int call(Console console) throws IOException {
    Store chosen = store.existing(console);
    IndexEntry entry =
        chosen
            .index()
            .find(name)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "certificate '" + name + "' is not in the store",
                        "There is " + names(chosen) + "."));
    List<Usage> usages = usages(chosen, entry, console);
    if (only.isPresent()) {
      return one(usages, console);
    }
    if (json) {
      console
          .out()
          .print(
              Json.object(
                  root -> {
                    root.put("certificate", name);
                    root.array(
                        "usages",
                        usages.stream(),
                        (usage, out) -> {
                          out.put("id", usage.id());
                          out.put("kind", usage.kind().name().toLowerCase(Locale.ROOT));
                          out.put("title", usage.title());
                          out.put("text", usage.text());
                        });
                  }));
      return ExitCode.DONE;
    }
    for (Usage usage : usages) {
      console.out().print("# " + usage.title() + " (" + usage.id() + ")\n" + usage.text() + "\n\n");
    }
    return ExitCode.DONE;
  }

  private int one(List<Usage> usages, Console console) {
    List<Usage> found = usages.stream().filter(usage -> usage.id().equals(only.get())).toList();
    if (found.isEmpty()) {
      throw new CommandFailure(
          "usage '" + only.get() + "' does not fit '" + name + "'",
          "There is " + usages.stream().map(Usage::id).collect(Collectors.joining(", ")) + ".");
    }
    found.forEach(usage -> console.out().print(usage.text() + "\n"));
    return ExitCode.DONE;
  }

  private List<Usage> usages(Store chosen, IndexEntry entry, Console console) throws IOException {
    Profile profile = Profile.of(entry.order().profile());
    FileNames files = chosen.files(name).orElseThrow();
    String directory = console.shown(chosen.directory());
    Path key = chosen.directory().resolve(files.key());
    boolean encrypted;
    IssuedCertificate certificate;
    try {
      encrypted = Files.exists(key) && PrivateKeys.isEncrypted(Files.readAllBytes(key));
      byte[] pem = Files.readAllBytes(chosen.directory().resolve(files.certificate()));
      certificate = IssuedCertificate.of(Pem.read(pem).get(0).der());
    } catch (MalformedException e) {
      throw new CommandFailure("certificate '" + name + "': " + e.getMessage());
    }
    Set<OutputKind> outputs =
        entry.outputs().stream().map(OutputKind::of).collect(Collectors.toSet());
    boolean revocations = Files.exists(chosen.directory().resolve(files.revocationList()));
    Endpoint endpoint;
    try {
      endpoint = new Endpoint(host, port);
    } catch (IllegalArgumentException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
    return Usages.of(
        profile,
        certificate,
        UsageFiles.in(
            directory, files, root(entry, chosen.index()), outputs, encrypted, revocations),
        endpoint);
  }

  private static String root(IndexEntry entry, Index index) {
    IndexEntry at = entry;
    while (!at.isRoot()) {
      at = index.find(at.order().issuer()).orElseThrow();
    }
    return at.name();
  }

  private static String names(Store chosen) {
    return chosen
        .index()
        .entries()
        .filter(entry -> !entry.former())
        .map(IndexEntry::name)
        .limit(20)
        .collect(Collectors.joining(", "));
  }
}
