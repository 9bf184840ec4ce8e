package dev.maximus.certs.rotation;

import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The phase of a rotation as a file of the set. It is read strictly: whoever guesses a phase may
 * drop a root that is in use.
 */
final class StateFile {
  private static final int MAX_OCTETS = 10_000;
  private static final String ADDED = "added";
  private static final String REISSUED = "reissued";
  private static final String NOT_OURS = "must be a flat mapping, as certs-tool writes it";

  private final String file;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private record Field(String value, String place) {}

  private StateFile(String file) {
    this.file = file;
  }

  static byte[] write(RotationState state) {
    StringBuilder out =
        new StringBuilder(
            "# Made by certs-tool. It belongs to the files beside it: do not edit.\n");
    field(out, "phase", state.phase());
    if (state instanceof Added added) {
      write(out, added.root(), added.other(), added.at(), added.inUse());
    } else if (state instanceof Reissued reissued) {
      write(out, reissued.root(), reissued.other(), reissued.at(), reissued.inUse());
      reissued.deployed().ifPresent(time -> field(out, "deployed", time.toString()));
    } else {
      throw new IllegalArgumentException("a " + state.phase() + " store has no state file");
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(StringBuilder out, String root, String other, Instant at, InUse inUse) {
    field(out, "root", root);
    field(out, "other", other);
    field(out, "since", at.toString());
    lasting(out, "certificate", inUse.certificate());
    lasting(out, "istio", inUse.istio());
  }

  private static void lasting(StringBuilder out, String key, Optional<Lasting> lasting) {
    if (lasting.isPresent()) {
      field(out, key, lasting.get().name());
      field(out, key + "Ends", lasting.get().until().toString());
    }
  }

  // No value has a quote or a backslash: they are names of certificates, and times.
  private static void field(StringBuilder out, String key, String value) {
    out.append(key).append(": \"").append(value).append("\"\n");
  }

  /**
   * Reads a state.
   *
   * @param file how messages call it
   * @throws RotationException with everything that is wrong
   */
  static RotationState read(String file, byte[] content) {
    StateFile reader = new StateFile(file);
    if (content.length > MAX_OCTETS) {
      throw reader.fault("1:1", "the file must have at most " + MAX_OCTETS + " octets");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      reader.fields(new Parse(LoadSettings.builder().build()).parseString(text).iterator());
    } catch (CharacterCodingException e) {
      throw reader.fault("1:1", "the file must be text in UTF-8");
    } catch (MarkedYamlEngineException e) {
      throw reader.fault(
          e.getProblemMark().map(m -> (m.getLine() + 1) + ":" + (m.getColumn() + 1)).orElse("1:1"),
          "is not valid YAML: " + Text.visible(e.getProblem()));
    } catch (YamlEngineException | IllegalArgumentException e) {
      throw reader.fault(
          "1:1", "is not valid YAML: " + Text.visible(String.valueOf(e.getMessage())));
    }
    return reader.state();
  }

  private RotationException fault(String place, String rule) {
    problems.add(file + ":" + place + ": " + rule);
    return new RotationException(
        String.join("; ", problems)
            + "; nobody knows the phase of the rotation: put the file back from a backup");
  }

  private void fields(Iterator<Event> events) {
    events.next();
    expect(events.next(), Event.ID.DocumentStart);
    expect(events.next(), Event.ID.MappingStart);
    for (Event key = events.next(); key.getEventId() != Event.ID.MappingEnd; key = events.next()) {
      String name = scalar(key);
      Field field = new Field(scalar(events.next()), place(key));
      if (fields.putIfAbsent(name, field) != null) {
        throw fault(place(key), "key '" + Text.visible(name) + "' is there twice");
      }
    }
    expect(events.next(), Event.ID.DocumentEnd);
    expect(events.next(), Event.ID.StreamEnd);
  }

  private void expect(Event event, Event.ID id) {
    if (event.getEventId() != id) {
      throw fault(place(event), NOT_OURS);
    }
  }

  private String scalar(Event event) {
    if (event instanceof ScalarEvent scalar
        && scalar.getAnchor().isEmpty()
        && scalar.getTag().isEmpty()) {
      return scalar.getValue();
    }
    throw fault(place(event), NOT_OURS);
  }

  private static String place(Event event) {
    return event
        .getStartMark()
        .map(mark -> (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
        .orElse("1:1");
  }

  private RotationState state() {
    String phase = text("phase");
    if (!phase.isEmpty() && !phase.equals(ADDED) && !phase.equals(REISSUED)) {
      problem("phase", "phase '" + Text.visible(phase) + "' must be " + ADDED + " or " + REISSUED);
    }
    String root = name("root");
    String other = name("other");
    Instant since = time("since");
    InUse inUse = new InUse(lasting("certificate"), lasting("istio"));
    Optional<Instant> deployed =
        fields.containsKey("deployed") && !phase.equals(ADDED)
            ? Optional.of(time("deployed"))
            : Optional.empty();
    Set<String> unknown = new TreeSet<>(fields.keySet());
    unknown.removeAll(
        Set.of(
            "phase",
            "root",
            "other",
            "since",
            "certificate",
            "certificateEnds",
            "istio",
            "istioEnds"));
    if (!phase.equals(ADDED)) {
      unknown.remove("deployed");
    }
    unknown.forEach(key -> problem(key, "key '" + Text.visible(key) + "' is unknown"));
    if (!problems.isEmpty()) {
      throw fault("1:1", "the file is not as certs-tool writes it");
    }
    return phase.equals(ADDED)
        ? new Added(root, other, since, inUse)
        : new Reissued(root, other, since, inUse, deployed);
  }

  private void problem(String key, String rule) {
    Field field = fields.get(key);
    problems.add(file + ":" + (field == null ? "1:1" : field.place) + ": " + rule);
  }

  private String text(String key) {
    Field field = fields.get(key);
    if (field == null) {
      problem(key, "key '" + key + "' is missing");
      return "";
    }
    return field.value;
  }

  private String name(String key) {
    String value = text(key);
    if (fields.containsKey(key) && !CertificateRequest.isName(value)) {
      problem(key, key + " '" + Text.visible(value) + "' must be the name of a certificate");
    }
    return value;
  }

  private Instant time(String key) {
    String value = text(key);
    if (!fields.containsKey(key)) {
      return Instant.EPOCH;
    }
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      problem(key, key + " '" + Text.visible(value) + "' must be a time as 2026-11-21T10:00:00Z");
      return Instant.EPOCH;
    }
  }

  private Optional<Lasting> lasting(String key) {
    return fields.containsKey(key) || fields.containsKey(key + "Ends")
        ? Optional.of(new Lasting(name(key), time(key + "Ends")))
        : Optional.empty();
  }
}
