package dev.maximus.certs.output;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A Secret of Kubernetes as YAML in one canonical form: sorted keys, each value on one line.
 *
 * @param namespace empty for the one that kubectl is told to use
 * @param data the names of files with their octets
 */
record KubernetesSecret(
    String name, Optional<String> namespace, String type, Map<String, byte[]> data) {
  static final String TLS = "kubernetes.io/tls";
  static final String OPAQUE = "Opaque";

  /** Kubernetes' rule for the names of Secrets (a DNS subdomain). */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

  KubernetesSecret {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Secret name '" + name + "' must be labels of a-z, 0-9 and '-' with dots between");
    }
    data = new TreeMap<>(data);
  }

  /** The three files that every consumer of a TLS Secret knows. */
  static KubernetesSecret tls(OutputSource source) {
    Map<String, byte[]> data = new TreeMap<>();
    data.put("tls.crt", PemFiles.pem(source.path()));
    data.put("tls.key", source.plainKey().orElseThrow());
    data.put("ca.crt", PemFiles.pem(source.bundle()));
    return new KubernetesSecret(source.names().name(), Optional.empty(), TLS, data);
  }

  /** All files under the names that they have on disk, for software that wants other forms. */
  static KubernetesSecret opaque(OutputSource source, List<OutputFile> files) {
    FileNames names = source.names();
    Map<String, byte[]> data = new TreeMap<>();
    files.forEach(file -> data.put(FileNames.last(file.name()), file.content()));
    data.put(FileNames.last(names.key()), source.plainKey().orElseThrow());
    data.putIfAbsent(FileNames.last(source.trustName()), PemFiles.pem(source.bundle()));
    return new KubernetesSecret(names.name() + "-files", Optional.empty(), OPAQUE, data);
  }

  /** What istiod reads. Its key is plain here: istiod has no passphrase. */
  static KubernetesSecret cacerts(OutputSource source) {
    Map<String, byte[]> data = new TreeMap<>();
    data.put("ca-cert.pem", PemFiles.pem(List.of(source.certificate())));
    data.put("ca-key.pem", source.plainKey().orElseThrow());
    data.put("root-cert.pem", PemFiles.pem(source.bundle()));
    data.put("cert-chain.pem", PemFiles.pem(source.pathToRoot()));
    source.revocationList().ifPresent(pem -> data.put("ca-crl.pem", OutputFiles.ascii(pem)));
    return new KubernetesSecret("cacerts", Optional.of("istio-system"), OPAQUE, data);
  }

  String yaml() {
    StringBuilder out = new StringBuilder("apiVersion: v1\ndata:\n");
    // Base64 of what we store begins with a letter or a slash: YAML takes it for text.
    data.forEach(
        (key, value) ->
            out.append("  ")
                .append(key)
                .append(": ")
                .append(Base64.getEncoder().encodeToString(value))
                .append('\n'));
    out.append("kind: Secret\nmetadata:\n  name: ").append(quoted(name)).append('\n');
    namespace.ifPresent(space -> out.append("  namespace: ").append(quoted(space)).append('\n'));
    out.append("type: ").append(type).append('\n');
    return out.toString();
  }

  /** Quoted always: without, 'on', '1e3' and 'null' would not be text. */
  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /** Without the values. */
  @Override
  public String toString() {
    return "KubernetesSecret[" + name + ", " + data.keySet() + "]";
  }
}
