package dev.maximus.certs.cli;

import dev.maximus.certs.store.ApplyOptions;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.x509.Passphrase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes the passphrase of the authorities' keys. */
@Command
final class PassphraseCommand extends CertsCommand {
  @Mixin StoreOption store = new StoreOption();
  @Mixin PassphraseOption passphrase = new PassphraseOption();

  @Option(
      names = "--new-passphrase-file",
      paramLabel = "FILE",
      description = "the new passphrase: the first line of FILE; if not given, a person is asked")
  Optional<String> newFile = Optional.empty();

  @Override
  String summary() {
    return "Change the passphrase of the authorities' keys, or give them one.";
  }

  @Override
  List<Example> examples() {
    return List.of(
        new Example("passphrase", "asks for the old one and twice for the new one"),
        new Example(
            "passphrase -e prod --passphrase-file old --new-passphrase-file new", "asks nobody"));
  }

  @Override
  List<String> notes() {
    return List.of(
        "The certificates stay as they are. The new passphrase holds for all authorities at once.");
  }

  @Override
  int call(Console console) throws IOException {
    Store chosen = store.existing(console);
    Optional<Passphrase> old = passphrase.of(Requests.kept(chosen, console), console);
    Optional<Passphrase> fresh =
        newFile.isPresent()
            ? Optional.of(PassphraseOption.read(console.path(newFile.get()), console))
            : PassphraseOption.askTwice(console);
    if (fresh.isEmpty()) {
      throw new CommandFailure(
          "there is no new passphrase", "Give it with --new-passphrase-file FILE.");
    }
    ApplyOptions options = ApplyOptions.PLAIN.withNewPassphrase(fresh.get());
    try {
      chosen
          .changePassphrase(old.map(options::withPassphrase).orElse(options))
          .forEach(warning -> console.say("warning: " + warning));
    } finally {
      old.ifPresent(Passphrase::close);
      fresh.ifPresent(Passphrase::close);
    }
    console
        .out()
        .print(
            console.shown(chosen.directory())
                + ": the keys of all authorities have the new passphrase\n");
    return ExitCode.DONE;
  }
}
