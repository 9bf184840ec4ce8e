package dev.maximus.certs.request;

import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpAddress;
import dev.maximus.certs.x509.LeafProfile;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.SubjectAlternativeName;
import dev.maximus.certs.x509.Text;
import dev.maximus.certs.x509.UriName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes orders of what was read, or faults. */
final class EntryBuilder {
  private final FaultList faults;

  EntryBuilder(FaultList faults) {
    this.faults = faults;
  }

  /** A certificate, or a series of them. */
  Optional<? extends CertificateEntry> entry(Draft draft) {
    return draft.keys.contains(EntryReader.COUNT) ? series(draft) : order(draft, false);
  }

  /** One authority or certificate. */
  Optional<CertificateOrder> order(Draft draft, boolean authority) {
    int before = draft.faultsBefore;
    String name = draft.name.text();
    checkName(draft, authority);
    List<SubjectAlternativeName> names = names(draft, "");
    Optional<Profile> profile = profile(draft, authority ? "authority" : "certificate");
    profile
        .map(known -> known.problems(draft.subject, names))
        .filter(problems -> faults.size() == before)
        .ifPresent(
            problems -> problems.forEach(problem -> faults.add(draft.name.place(), problem)));
    if (profile.isEmpty() || faults.size() > before) {
      return Optional.empty();
    }
    return built(
        draft,
        () ->
            new CertificateOrder(
                new CertificateRequest(
                    name,
                    profile.get(),
                    draft.subject,
                    names,
                    lifetime(draft, profile.get()),
                    draft.key,
                    draft.constraints),
                draft.issuer,
                draft.outputs));
  }

  private void checkName(Draft draft, boolean authority) {
    String name = draft.name.text();
    if (!authority && name.contains(CertificateSeries.NUMBER)) {
      faults.add(
          draft.name.place(),
          "name '" + Text.visible(name) + "' has {n}, and the certificate has no count");
    } else if (!CertificateRequest.isName(name)) {
      faults.add(draft.name.place(), Choice.noName("name", name));
    }
  }

  private Optional<CertificateSeries> series(Draft draft) {
    int before = draft.faultsBefore;
    Optional<Profile> profile = profile(draft, "certificate");
    if (draft.count.isEmpty()) {
      return Optional.empty();
    }
    names(draft, "1");
    if (faults.size() == before) {
      names(draft, draft.count.get().toString());
    }
    if (faults.size() > before || profile.isEmpty()) {
      return Optional.empty();
    }
    if (!(profile.get() instanceof LeafProfile leaf)) {
      faults.add(
          draft.name.place(),
          "certificate '%s' has the profile '%s', which belongs to authorities"
              .formatted(Text.visible(draft.name.text()), profile.get().id()));
      return Optional.empty();
    }
    return built(
        draft,
        () ->
            new CertificateSeries(
                draft.count.get(),
                draft.name.text(),
                leaf,
                draft.subject,
                texts(draft.dns),
                texts(draft.ip),
                texts(draft.uri),
                lifetime(draft, leaf),
                draft.key,
                draft.issuer.orElse(""),
                draft.outputs));
  }

  private interface Made<T> {
    T make();
  }

  private <T> Optional<T> built(Draft draft, Made<T> made) {
    try {
      return Optional.of(made.make());
    } catch (IllegalArgumentException e) {
      faults.add(draft.name.place(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The profile, when there is one and an issuer fits it. */
  private Optional<Profile> profile(Draft draft, String what) {
    String entry = what + " '" + Text.visible(draft.name.text()) + "'";
    if (!draft.keys.contains("profile")) {
      faults.add(draft.name.place(), entry + " must have the key 'profile'");
    }
    draft
        .profile
        .map(profile -> CertificateOrder.problem(profile, draft.keys.contains("issuer")))
        .filter(problem -> !problem.isEmpty())
        .ifPresent(problem -> faults.add(draft.name.place(), entry + ": " + problem));
    return draft.profile;
  }

  private static Lifetime lifetime(Draft draft, Profile profile) {
    return draft.lifetime.orElse(profile.defaultLifetime());
  }

  /** The names with this number in them. */
  private List<SubjectAlternativeName> names(Draft draft, String number) {
    List<SubjectAlternativeName> names = new ArrayList<>();
    read(draft.dns, number, DnsName::of, names);
    read(draft.ip, number, IpAddress::of, names);
    read(draft.uri, number, UriName::of, names);
    return names;
  }

  private void read(
      List<Word> words,
      String number,
      Values.Reader<SubjectAlternativeName> reader,
      List<SubjectAlternativeName> names) {
    for (Word word : words) {
      String text =
          number.isEmpty() ? word.text() : word.text().replace(CertificateSeries.NUMBER, number);
      try {
        names.add(reader.read(text));
      } catch (IllegalArgumentException e) {
        faults.add(word.place(), String.valueOf(e.getMessage()));
      }
    }
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }
}
