package dev.maximus.certs.rotation;

import dev.maximus.certs.output.FileNames;
import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.x509.IstioCa;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the operator must do after a step, because this tool does not: bring files to programs. */
final class Instructions {
  private static final String ISTIO_RELOADED =
      "'Istiod has detected the newly added intermediate CA and updated its key and certs"
          + " accordingly'";

  private final List<String> sentences = new ArrayList<>();
  private final boolean istio;
  private final boolean lists;
  private final boolean signed;

  private Instructions(CertificateSet set, Index index) {
    this.lists = set.authorities().stream().anyMatch(order -> hasList(order, set, index));
    this.signed = InUse.hasSigned(index);
    this.istio = set.authorities().stream().anyMatch(order -> order.profile() instanceof IstioCa);
  }

  private static boolean hasList(CertificateOrder order, CertificateSet set, Index index) {
    String file = new FileNames(order.name(), order.profile(), set.layout()).revocationList();
    return index.find(order.name()).filter(entry -> entry.files().contains(file)).isPresent();
  }

  /** What to do in this phase of an open rotation; nothing when none is open. */
  static List<String> during(RotationState state, CertificateSet set, Index index) {
    Instructions instructions = new Instructions(set, index);
    if (state instanceof Added added) {
      instructions.added(added);
    } else if (state instanceof Reissued reissued) {
      instructions.reissued(reissued);
    }
    return instructions.sentences;
  }

  /** What to do when one root is left. */
  static List<String> closed(CertificateSet set, Index index, String why) {
    Instructions instructions = new Instructions(set, index);
    instructions.sentences.add(
        why
            + " Deploy the trust bundles (ca.crt, root-cert.pem, trust stores) to every server and"
            + " client; there is no hurry, and certificates and keys stay as they are.");
    instructions.reload();
    instructions.istio("Updating new ROOT-CA");
    if (instructions.lists) {
      instructions.sentences.add(
          "Revocation lists: programs that read them may have them again (ca.crl, ca-crl.pem of the"
              + " authorities that issue now).");
    }
    return instructions.sentences;
  }

  /** What to do after an authority below a root was issued anew. */
  static List<String> authority(String name, CertificateSet set, Index index) {
    Instructions instructions = new Instructions(set, index);
    instructions.sentences.add(
        ("Deploy the certificates and keys below '%s' with their chains. No bundle changes: peers"
                + " trust the root, which is the same, and servers and clients send the authority"
                + " along.")
            .formatted(name));
    instructions.reload();
    if (set.authority(name).filter(order -> order.profile() instanceof IstioCa).isPresent()) {
      instructions.istio("");
    }
    return instructions.sentences;
  }

  private void added(Added state) {
    sentences.add(
        "Deploy the trust bundles (ca.crt, root-cert.pem, trust stores) to every server and client:"
            + " they hold the old and the new root. Certificates and keys stay as they are.");
    reload();
    istio("Updating new ROOT-CA");
    if (lists) {
      sentences.add(
          "Revocation lists: take them out of every program that reads them (PostgreSQL"
              + " ssl_crl_file, nginx ssl_crl, ca-crl.pem of Istio) before %s, and bring the new ones"
                  .formatted(Step.REISSUE.command())
              + " when the rotation is done: such a program refuses everybody from an authority"
              + " whose list it does not have.");
    }
    sentences.add(
        ("When every server and client has its bundle, go on with %s; to take the new root '%s'"
                + " back, use rotate abort.")
            .formatted(Step.REISSUE.command(), state.other()));
  }

  private void reissued(Reissued state) {
    sentences.add(
        "Deploy certificates and keys with their chains to every server and client, in any order:"
            + " all of them trust both roots. The trust bundles stay as they are.");
    reload();
    istio("");
    if (signed) {
      sentences.add(
          "Certificates that were made with sign are not issued anew, because their keys are not"
              + " here: run sign again for each, and give it to its owner.");
    }
    sentences.add(
        ("When every server and client uses its new certificate, run %s --deployed, which drops"
                + " the old root '%s'.")
            .formatted(Step.FINISH.command(), state.other()));
  }

  private void reload() {
    sentences.add(
        "PostgreSQL: put the files in their places, then pg_ctl reload; open connections go on. psql"
            + " and other clients of libpq read their files at each new connection.");
    sentences.add(
        "Redis: put the files in their places, then one command with all three, even when their"
            + " names stay: CONFIG SET tls-cert-file <file> tls-key-file <file> tls-ca-cert-file"
            + " <file>.");
    sentences.add(
        "Our services, and other programs that read their files only when they start: restart one"
            + " instance after the other.");
  }

  private void istio(String rootLine) {
    if (!istio) {
      return;
    }
    String lines =
        Optional.of(rootLine)
            .filter(line -> !line.isEmpty())
            .map(line -> "'" + line + "' and then " + ISTIO_RELOADED)
            .orElse(ISTIO_RELOADED);
    sentences.add(
        "Istio: replace the Secret cacerts in istio-system once, with all its files. istiod must"
            + " run with ISTIO_MULTIROOT_MESH=true; wait until its log says "
            + lines
            + ". After 'not supported' in the log nothing has changed.");
  }
}
