package dev.maximus.certs.output;

import static dev.maximus.certs.output.Quoting.shell;

import java.util.List;

/** Lines that bring a certificate into a cluster. */
final class KubernetesUsages {
  private KubernetesUsages() {}

  static List<Usage> of(UsageFiles files) {
    // kubectl takes the last '=' for the end of the key, and nothing escapes it.
    if (files.have('=')) {
      return List.of();
    }
    return List.of(
        Usage.command(
            "kubectl",
            "Secret of Kubernetes; add -n <namespace>",
            "kubectl create secret generic",
            shell(files.name()),
            "--type=kubernetes.io/tls",
            shell("--from-file=tls.crt=" + files.certificate()),
            shell("--from-file=tls.key=" + files.key()),
            shell("--from-file=ca.crt=" + files.trust())));
  }
}
