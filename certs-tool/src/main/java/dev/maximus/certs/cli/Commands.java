package dev.maximus.certs.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The commands by name. One is made when it is called: the others cost no time at a start. */
final class Commands {
  private static final Map<String, Supplier<CertsCommand>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("generate", GenerateCommand::new);
    ALL.put("renew", RenewCommand::new);
    ALL.put("rotate", RotateCommand::new);
    ALL.put("sign", SignCommand::new);
    ALL.put("revoke", RevokeCommand::new);
    ALL.put("inspect", InspectCommand::new);
    ALL.put("verify", VerifyCommand::new);
    ALL.put("lint", LintCommand::new);
    ALL.put("expiry", ExpiryCommand::new);
    ALL.put("show-usage", ShowUsageCommand::new);
    ALL.put("passphrase", PassphraseCommand::new);
    ALL.put("completion", CompletionCommand::new);
  }

  /** Called by the launcher, not by people. */
  private static final Map<String, Supplier<CertsCommand>> HIDDEN =
      Map.of("warm-up", WarmUpCommand::new);

  private Commands() {}

  static List<String> names() {
    return new ArrayList<>(ALL.keySet());
  }

  static Optional<CertsCommand> find(String name) {
    Supplier<CertsCommand> visible = ALL.get(name);
    return Optional.ofNullable(visible == null ? HIDDEN.get(name) : visible).map(Supplier::get);
  }
}
