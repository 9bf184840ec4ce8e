package dev.maximus.certs.cli;

import dev.maximus.certs.store.ApplyOptions;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.x509.Passphrase;
import dev.maximus.certs.x509.RevocationReason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that a certificate must not be believed any more. */
@Command
final class RevokeCommand extends CertsCommand {
  @Parameters(
      paramLabel = "NAME",
      description = "the certificate, or 8 digits or more of its serial number in hex")
  String which = "";

  @Mixin StoreOption store = new StoreOption();

  @Option(
      names = "--reason",
      paramLabel = "WHY",
      description =
          "key-compromise, superseded, cessation-of-operation, ...; unspecified if not given")
  String reason = RevocationReason.UNSPECIFIED.id();

  @Mixin PassphraseOption passphrase = new PassphraseOption();

  @Override
  String summary() {
    return "Revoke a certificate, and sign the revocation list of its issuer anew.";
  }

  @Override
  List<Example> examples() {
    return List.of(
        new Example("revoke client --reason key-compromise", "in ./certs"),
        new Example("revoke -e prod 4f2a77c0", "by the serial number"));
  }

  @Override
  List<String> notes() {
    return List.of(
        """
        The list is ca.crl (flat: <name>-crl.pem) of the issuer, and ca-crl.pem of an Istio authority.
        PostgreSQL (ssl_crl_file) and nginx (ssl_crl) want the lists of all authorities of a chain, in one
        file, or they refuse every client; so those above get a list as well, when they have none.
        The next 'generate' or 'renew' issues a revoked certificate of the request again.""",
        """
        Reasons: unspecified, key-compromise, ca-compromise, affiliation-changed, superseded,
        cessation-of-operation, certificate-hold, remove-from-crl, privilege-withdrawn, aa-compromise.""");
  }

  @Override
  int call(Console console) throws IOException {
    RevocationReason why;
    try {
      why = RevocationReason.of(reason);
    } catch (IllegalArgumentException e) {
      throw new Misuse("option '--reason': " + e.getMessage());
    }
    Store chosen = store.existing(console);
    Optional<Passphrase> secret = passphrase.of(Requests.kept(chosen, console), console);
    try {
      chosen
          .revoke(
              which, why, secret.map(ApplyOptions.PLAIN::withPassphrase).orElse(ApplyOptions.PLAIN))
          .forEach(warning -> console.say("warning: " + warning));
    } finally {
      secret.ifPresent(Passphrase::close);
    }
    console
        .out()
        .print(
            "revoked "
                + which
                + " ("
                + why.id()
                + "); the list of its issuer in "
                + console.shown(chosen.directory())
                + " is new\n");
    return ExitCode.DONE;
  }
}
