package dev.maximus.certs.output;

import static dev.maximus.certs.output.Quoting.shell;

import java.util.ArrayList;
import java.util.List;

/** Lines that make others trust an authority, or let a program issue with it. */
final class AuthorityUsages {
  private AuthorityUsages() {}

  static List<Usage> of(UsageFiles files, Endpoint server) {
    List<Usage> all = new ArrayList<>();
    all.add(
        Usage.command(
            "openssl-x509",
            "What the certificate says",
            "openssl x509 -noout -text -in",
            shell(files.certificate())));
    all.add(
        Usage.command(
            "curl",
            "HTTPS client that trusts the authority",
            "curl --cacert",
            shell(files.trust()),
            shell("https://" + server.address(8443) + "/")));
    all.add(ClientUsages.check(files, server));
    all.addAll(JavaUsages.server(files));
    return all;
  }

  /** What istiod reads at its start: the Secret must be there before it. */
  static List<Usage> istio(UsageFiles files) {
    if (files.have('=')) {
      return List.of();
    }
    String key = files.keyEncrypted() ? "/dev/stdin" : files.key();
    List<String> words = new ArrayList<>();
    if (files.keyEncrypted()) {
      // istiod has no passphrase: the key is decrypted on its way, and on no disk.
      words.add("openssl pkcs8 -in " + shell(files.key()) + " |");
    }
    words.add("kubectl create secret generic cacerts -n istio-system");
    words.add(shell("--from-file=ca-cert.pem=" + files.certificate()));
    words.add(shell("--from-file=ca-key.pem=" + key));
    words.add(shell("--from-file=root-cert.pem=" + files.trust()));
    files.chain().ifPresent(path -> words.add(shell("--from-file=cert-chain.pem=" + path)));
    files.revocationList().ifPresent(path -> words.add(shell("--from-file=ca-crl.pem=" + path)));
    return List.of(
        Usage.command(
            "kubectl",
            "Secret that istiod issues with; create it before istiod starts",
            words.toArray(String[]::new)));
  }
}
