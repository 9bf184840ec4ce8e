package dev.maximus.certs.inspect;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.SubjectAlternativeName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what is there with what was asked for. */
final class OrderChecks {
  private final CheckList checks;
  private final CertificateSet wanted;

  OrderChecks(CheckList checks, CertificateSet wanted) {
    this.checks = checks;
    this.wanted = wanted;
  }

  void allThere(StoreFiles store) {
    Set<String> there = new HashSet<>(store.sets().stream().map(FileSet::name).toList());
    wanted
        .orders()
        .map(order -> order.request().name())
        .filter(name -> !there.contains(name))
        .forEach(
            name ->
                checks.failed(
                    "order", name, "certificate '%s' must be in the store".formatted(name)));
  }

  void matches(String name, IssuedCertificate certificate) {
    Optional<CertificateOrder> order = wanted.find(name);
    if (order.isEmpty()) {
      checks.skipped("order", name, "certificate '%s' is not in the request".formatted(name));
      return;
    }
    CertificateRequest request = order.get().request();
    boolean good =
        same(name, "profile", request.profile().id(), CertificateFacts.profile(certificate));
    good &=
        same(
            name,
            "names",
            sorted(request.names().stream().map(SubjectAlternativeName::text).toList()),
            sorted(CertificateFacts.names(certificate)));
    good &=
        same(
            name,
            "common name",
            request.subject().commonName().orElse(""),
            CertificateFacts.commonName(certificate.asn1().getSubject()).orElse(""));
    good &=
        same(
            name,
            "key",
            request.key().id(),
            KeyAlgorithm.of(certificate.publicKey()).map(KeyAlgorithm::id).orElse("other"));
    if (good) {
      checks.ok("order", name, "certificate '%s' is what was asked for".formatted(name));
    }
  }

  private static String sorted(List<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  private boolean same(String name, String what, String asked, String there) {
    if (asked.equals(there)) {
      return true;
    }
    checks.failed(
        "order", name, "%s '%s' must be '%s', as the request says".formatted(what, there, asked));
    return false;
  }
}
