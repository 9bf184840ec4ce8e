package dev.maximus.certs.request;

import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpNetwork;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.NameConstraints;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;

/** Reads what stands below the name of an authority or a certificate. */
final class EntryReader {
  static final String COUNT = "count";
  static final String NAME_CONSTRAINTS = "nameConstraints";

  static final List<String> AUTHORITY_KEYS =
      List.of(
          "profile",
          "issuer",
          "subject",
          "dns",
          "ip",
          "uri",
          "lifetime",
          "key",
          "outputs",
          NAME_CONSTRAINTS);
  static final List<String> CERTIFICATE_KEYS =
      List.of(
          "profile", "issuer", "subject", "dns", "ip", "uri", "lifetime", "key", "outputs", COUNT);
  static final List<String> SUBJECT_KEYS =
      List.of("commonName", "organizationalUnits", "organization", "country");
  static final List<String> CONSTRAINT_KEYS = List.of("dns", "ip", "uri");

  private final RequestEvents events;
  private final Values values;

  EntryReader(RequestEvents events, FaultList faults) {
    this.events = events;
    this.values = new Values(events, faults);
  }

  /** The entry, if there is one; a fault for all that is wrong in it. */
  Optional<Draft> read(Word name, boolean authority, Event value) throws RequestException {
    if (!(value instanceof MappingStartEvent)) {
      values.wrongKind(name.text(), value, "a mapping of keys");
      return Optional.empty();
    }
    Draft draft = new Draft(name, values.faults());
    events.fields((key, at, field) -> field(draft, authority, key, at, field));
    return Optional.of(draft);
  }

  private void field(Draft draft, boolean authority, String key, Place at, Event value)
      throws RequestException {
    draft.keys.add(key);
    switch (key) {
      case "profile" -> draft.profile = values.one(key, value, Profile::of);
      case "issuer" -> draft.issuer = values.text(key, value).map(Word::text);
      case "subject" -> draft.subject = subject(value);
      case "dns" -> draft.dns = values.texts(key, value, Values.MAX_NAMES);
      case "ip" -> draft.ip = values.texts(key, value, Values.MAX_NAMES);
      case "uri" -> draft.uri = values.texts(key, value, Values.MAX_NAMES);
      case "lifetime" -> draft.lifetime = values.one(key, value, Lifetime::of);
      case "key" -> draft.key = values.one(key, value, KeyAlgorithm::of).orElse(draft.key);
      case "outputs" -> draft.outputs = outputs(value);
      case NAME_CONSTRAINTS, COUNT -> {
        if (authority != key.equals(NAME_CONSTRAINTS)) {
          values.fault(
              at,
              "key '%s' is for %s only".formatted(key, authority ? "certificates" : "authorities"));
          events.skip(value);
        } else if (authority) {
          draft.constraints = constraints(at, value);
        } else {
          draft.count = values.count(key, value);
        }
      }
      default -> values.unknown(key, at, value, authority ? AUTHORITY_KEYS : CERTIFICATE_KEYS);
    }
  }

  private Set<OutputKind> outputs(Event value) throws RequestException {
    Set<OutputKind> outputs = EnumSet.noneOf(OutputKind.class);
    for (Word word : values.texts("outputs", value, OutputKind.values().length)) {
      values.checked(word, OutputKind::of).ifPresent(outputs::add);
    }
    return outputs;
  }

  private Subject subject(Event value) throws RequestException {
    if (!(value instanceof MappingStartEvent)) {
      values.wrongKind("subject", value, "a mapping, as {commonName: postgres}");
      return Subject.NONE;
    }
    // Each part is checked by itself, so that its fault has its place.
    List<Subject> parts = new ArrayList<>();
    events.fields(
        (key, at, field) -> {
          switch (key) {
            case "commonName" -> part(key, field, Subject::of).ifPresent(parts::add);
            case "organization" ->
                part(key, field, Subject.NONE::withOrganization).ifPresent(parts::add);
            case "country" -> part(key, field, EntryReader::country).ifPresent(parts::add);
            case "organizationalUnits" -> {
              for (Word word : values.texts(key, field, Values.MAX_NAMES)) {
                values.checked(word, EntryReader::unit).ifPresent(parts::add);
              }
            }
            default -> values.unknown(key, at, field, SUBJECT_KEYS);
          }
        });
    return new Subject(
        parts.stream().flatMap(part -> part.commonName().stream()).findFirst(),
        parts.stream().flatMap(part -> part.organizationalUnits().stream()).toList(),
        parts.stream().flatMap(part -> part.organization().stream()).findFirst(),
        parts.stream().flatMap(part -> part.country().stream()).findFirst());
  }

  private Optional<Subject> part(String key, Event value, Values.Reader<Subject> reader)
      throws RequestException {
    return values.text(key, value).flatMap(word -> values.checked(word, reader));
  }

  private static Subject unit(String value) {
    return new Subject(Optional.empty(), List.of(value), Optional.empty(), Optional.empty());
  }

  private static Subject country(String value) {
    return new Subject(Optional.empty(), List.of(), Optional.empty(), Optional.of(value));
  }

  private Optional<NameConstraints> constraints(Place at, Event value) throws RequestException {
    if (!(value instanceof MappingStartEvent)) {
      values.wrongKind(NAME_CONSTRAINTS, value, "a mapping, as {dns: [svc]}");
      return Optional.empty();
    }
    List<DnsName> dns = new ArrayList<>();
    List<IpNetwork> ip = new ArrayList<>();
    List<String> uri = new ArrayList<>();
    int before = values.faults();
    events.fields(
        (key, place, field) -> {
          if (!CONSTRAINT_KEYS.contains(key)) {
            values.unknown(key, place, field, CONSTRAINT_KEYS);
            return;
          }
          for (Word word : values.texts(key, field, Values.MAX_CONSTRAINTS)) {
            switch (key) {
              case "dns" -> values.checked(word, DnsName::of).ifPresent(dns::add);
              case "ip" -> values.checked(word, IpNetwork::of).ifPresent(ip::add);
              default -> values.checked(word, EntryReader::uriHost).ifPresent(uri::add);
            }
          }
        });
    if (values.faults() > before) {
      return Optional.empty();
    }
    return values.checked(
        new Word(NAME_CONSTRAINTS, at), ignored -> new NameConstraints(dns, ip, uri));
  }

  /** Checked by the type that will hold it. */
  private static String uriHost(String host) {
    return new NameConstraints(List.of(), List.of(), List.of(host)).uriHosts().get(0);
  }
}
