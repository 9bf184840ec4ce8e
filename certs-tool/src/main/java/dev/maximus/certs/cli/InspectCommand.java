package dev.maximus.certs.cli;

import dev.maximus.certs.inspect.InspectJson;
import dev.maximus.certs.inspect.InspectReport;
import dev.maximus.certs.inspect.InspectText;
import dev.maximus.certs.inspect.Inspector;
import dev.maximus.certs.inspect.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what is in files. */
@Command
final class InspectCommand extends CertsCommand {
  @Mixin TargetOption target = new TargetOption();

  @Option(names = "--tree", description = "draw who has issued whom")
  boolean tree;

  @Option(names = "--wide", description = "every column, as wide as it has to be")
  boolean wide;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "the password of a PKCS#12 or JKS store: the first line of FILE")
  Optional<String> passwordFile = Optional.empty();

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Override
  String summary() {
    return "Show certificates, chains, bundles, keys, requests and revocation lists.";
  }

  @Override
  List<Example> examples() {
    return List.of(
        new Example("inspect", "a table of all that is in ./certs"),
        new Example("inspect certs/server-cert.pem", "all of one certificate"),
        new Example("inspect -e prod --tree", "who has issued whom in pki/prod"));
  }

  @Override
  List<String> notes() {
    return List.of("Of a private key it shows the kind, and never the content.");
  }

  @Override
  int call(Console console) throws IOException {
    Path path = target.existing(console);
    Optional<char[]> password = Optional.empty();
    if (passwordFile.isPresent()) {
      password =
          Optional.of(PassphraseOption.read(console.path(passwordFile.get()), console).copy());
    }
    InspectReport report = new Inspector(console.clock()).inspect(path, password);
    console.out().print(json ? InspectJson.render(report) : text(report, console));
    return TargetOption.allReadable(report, console) ? ExitCode.DONE : ExitCode.FAILED;
  }

  private String text(InspectReport report, Console console) {
    Style style = global.style(console);
    if (tree) {
      return InspectText.tree(report, style);
    }
    if (wide) {
      return InspectText.wideTable(report, style);
    }
    boolean one = report.items().size() == 1 && report.certificates().size() == 1;
    return one
        ? InspectText.details(report.certificates().get(0), report.now(), style)
        : InspectText.table(report, style);
  }
}
