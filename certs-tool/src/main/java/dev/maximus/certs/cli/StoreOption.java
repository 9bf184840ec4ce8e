package dev.maximus.certs.cli;

import dev.maximus.certs.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which store a command works on. */
final class StoreOption {
  /** Where the set goes that needs no request file. */
  static final String DEVELOPMENT = "certs";

  /** Where environments have theirs. */
  static final String ENVIRONMENTS = "pki";

  @Option(
      names = {"-e", "--env"},
      paramLabel = "ENV",
      description = "the store of this environment: pki/ENV")
  Optional<String> environment = Optional.empty();

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "the store in this directory; without both: ./certs")
  Optional<String> directory = Optional.empty();

  Path path(Console console) {
    if (environment.isPresent() && directory.isPresent()) {
      throw new Misuse("options '--env' and '--store' exclude each other");
    }
    return console.path(
        directory.or(() -> environment.map(name -> ENVIRONMENTS + "/" + name)).orElse(DEVELOPMENT));
  }

  /** The store, which must be there. */
  Store existing(Console console) {
    Path path = path(console);
    Store store = Store.open(path, console.clock(), console.random());
    if (!Files.isDirectory(path) || !store.exists()) {
      throw new CommandFailure(
          "directory '" + console.shown(path) + "' is not a store of certificates",
          "Make one: '"
              + console.calledAs()
              + " generate', or name another with --store or --env.");
    }
    return store;
  }
}
