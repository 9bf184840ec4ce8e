package dev.maximus.certs.cli;

import dev.maximus.certs.inspect.ExpiryReport;
import dev.maximus.certs.inspect.InspectReport;
import dev.maximus.certs.inspect.Inspector;
import dev.maximus.certs.inspect.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what ends soon. */
@Command
final class ExpiryCommand extends CertsCommand {
  @Mixin TargetOption target = new TargetOption();

  @Option(
      names = "--within",
      paramLabel = "TIME",
      description = "exit 1 when something ends within 30d, 24h, ...; 30d if not given")
  String within = "30d";

  @Option(names = "--prometheus", description = "print metrics for Prometheus")
  boolean prometheus;

  @Option(
      names = "--metrics-file",
      paramLabel = "FILE",
      description = "write the metrics into FILE, whole or not at all, as the node exporter wants")
  Optional<String> metricsFile = Optional.empty();

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Override
  String summary() {
    return "Say when certificates end; exit 1 when one ends soon.";
  }

  @Override
  List<Example> examples() {
    return List.of(
        new Example("expiry", "when the certificates in ./certs end"),
        new Example("expiry -e prod --within 14d", "for a nightly job: exit 1 when there is work"),
        new Example("expiry -e prod --metrics-file certs.prom", "for alerts of Prometheus"));
  }

  @Override
  int call(Console console) throws IOException {
    Path path = target.existing(console);
    InspectReport found = new Inspector(console.clock()).inspect(path);
    ExpiryReport report = ExpiryReport.of(found, RenewCommand.window(within, console));
    if (metricsFile.isPresent()) {
      WholeFile.write(console.path(metricsFile.get()), report.prometheus());
    }
    if (prometheus) {
      console.out().print(report.prometheus());
    } else if (json) {
      console.out().print(report.json());
    } else {
      console.out().print(report.table(global.style(console)));
    }
    return TargetOption.allReadable(found, console) && report.expiring().isEmpty()
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }
}
