package dev.maximus.certs.inspect;

import java.time.Instant;
import java.util.stream.Stream;

/** A report for machines. Fields are added over time, and never renamed. */
public final class InspectJson {
  private InspectJson() {}

  public static String render(InspectReport report) {
    return Json.object(
        json -> {
          json.put("now", report.now().toString());
          json.array(
              "certificates",
              report.certificates().stream(),
              (item, each) -> certificate(each, item, report.now()));
          json.array("keys", of(report, KeyItem.class), InspectJson::key);
          json.array("revocationLists", of(report, RevocationItem.class), InspectJson::revocation);
          json.array("requests", of(report, RequestItem.class), InspectJson::request);
          json.array(
              "unreadable",
              report.unreadable().stream(),
              (fault, each) -> {
                each.put("file", fault.file().toString());
                each.put("problem", fault.problem());
              });
        });
  }

  private static <T extends Item> Stream<T> of(InspectReport report, Class<T> kind) {
    return report.items().stream().filter(kind::isInstance).map(kind::cast);
  }

  static void certificate(Json json, CertificateItem item, Instant now) {
    json.put("name", item.name());
    json.put("profile", item.profile());
    json.put("subject", item.subject());
    json.put("names", item.names());
    json.put("issuer", item.issuer());
    json.put("notBefore", item.certificate().notBefore().toString());
    json.put("notAfter", item.certificate().notAfter().toString());
    json.put("daysLeft", item.daysLeft(now));
    json.put("expired", item.isExpired(now));
    json.put("serial", item.certificate().serial());
    json.put("key", item.key());
    json.put("fingerprint", item.certificate().fingerprint());
    json.put("position", item.position());
    place(json, item);
  }

  private static void key(KeyItem key, Json json) {
    json.put("algorithm", key.algorithm());
    place(json, key);
  }

  private static void revocation(RevocationItem list, Json json) {
    json.put("issuer", list.issuer());
    json.put("thisUpdate", list.thisUpdate().toString());
    list.nextUpdate().ifPresent(next -> json.put("nextUpdate", next.toString()));
    json.put("serials", list.serials());
    place(json, list);
  }

  private static void request(RequestItem request, Json json) {
    json.put("subject", request.subject());
    json.put("names", request.names());
    json.put("key", request.key());
    place(json, request);
  }

  private static void place(Json json, Item item) {
    json.put("file", item.file().toString());
    item.mode().ifPresent(mode -> json.put("mode", FileMode.text(mode)));
  }
}
