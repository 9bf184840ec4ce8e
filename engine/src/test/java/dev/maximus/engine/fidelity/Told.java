package dev.maximus.engine.fidelity;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.Urn;
import dev.maximus.engine.run.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the real engine was told by a program.
 *
 * @param checked the inputs of each resource as its provider was asked to check them
 * @param read the properties of each resource as its provider was asked to look it up
 * @param invoked the functions that were called
 * @param states the engine's own record of each resource
 */
public record Told(
    SortedMap<Urn, Fields> checked,
    SortedMap<Urn, Fields> read,
    List<String> invoked,
    SortedMap<Urn, State> states) {
  private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
  private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";

  /** A resource in the engine's state, in the engine's own words. */
  public record State(
      Urn urn,
      boolean custom,
      boolean external,
      String id,
      Optional<Urn> parent,
      List<Urn> dependencies,
      SortedMap<String, List<Urn>> propertyDependencies,
      String provider,
      Fields inputs,
      Fields outputs,
      JsonObject all) {

    List<String> texts(String key) {
      return strings(all.get(key));
    }

    String text(String key) {
      return Told.text(all, key);
    }

    boolean flag(String key) {
      return all.has(key) && all.get(key).getAsBoolean();
    }
  }

  static Told ofPreview(Path recording, String steps) throws IOException {
    List<JsonObject> states = new ArrayList<>();
    for (JsonElement step : object(steps).getAsJsonArray("steps")) {
      states.add(step.getAsJsonObject().getAsJsonObject("newState"));
    }
    return read(recording, states);
  }

  static Told ofUpdate(Path recording, String export) throws IOException {
    List<JsonObject> states = new ArrayList<>();
    for (JsonElement state :
        object(export).getAsJsonObject("deployment").getAsJsonArray("resources")) {
      states.add(state.getAsJsonObject());
    }
    return read(recording, states);
  }

  private static Told read(Path recording, List<JsonObject> states) throws IOException {
    SortedMap<Urn, Fields> checked = new TreeMap<>();
    SortedMap<Urn, Fields> found = new TreeMap<>();
    List<String> invoked = new ArrayList<>();
    for (String line : Files.readAllLines(recording)) {
      JsonObject entry = object(line);
      String what = entry.get("urn").getAsString();
      switch (entry.get("method").getAsString()) {
        case "check" -> checked.put(new Urn(what), fields(entry.get("properties")));
        case "read" -> found.put(new Urn(what), fields(entry.get("properties")));
        case "invoke" -> invoked.add(what);
        default -> {
          // A create says nothing that the check does not.
        }
      }
    }
    SortedMap<Urn, State> byUrn = new TreeMap<>();
    for (JsonObject state : states) {
      State read = state(state);
      byUrn.put(read.urn(), read);
    }
    return new Told(checked, found, invoked, byUrn);
  }

  private static State state(JsonObject json) throws IOException {
    SortedMap<String, List<Urn>> byProperty = new TreeMap<>();
    if (json.has("propertyDependencies") && json.get("propertyDependencies").isJsonObject()) {
      for (Map.Entry<String, JsonElement> entry :
          json.getAsJsonObject("propertyDependencies").entrySet()) {
        List<Urn> urns = urns(entry.getValue());
        if (!urns.isEmpty()) {
          byProperty.put(entry.getKey(), urns);
        }
      }
    }
    return new State(
        new Urn(json.get("urn").getAsString()),
        json.get("custom").getAsBoolean(),
        json.has("external") && json.get("external").getAsBoolean(),
        text(json, "id"),
        Optional.of(text(json, "parent")).filter(parent -> !parent.isEmpty()).map(Urn::new),
        urns(json.get("dependencies")),
        byProperty,
        text(json, "provider"),
        fields(json.get("inputs")),
        fields(json.get("outputs")),
        json);
  }

  private static String text(JsonObject json, String key) {
    return json.has(key) ? json.get(key).getAsString() : "";
  }

  private static List<Urn> urns(JsonElement list) {
    return strings(list).stream().map(Urn::new).sorted().distinct().toList();
  }

  private static List<String> strings(JsonElement list) {
    List<String> strings = new ArrayList<>();
    if (list != null && list.isJsonArray()) {
      list.getAsJsonArray().forEach(item -> strings.add(item.getAsString()));
    }
    return strings;
  }

  private static JsonObject object(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  private static Fields fields(JsonElement json) throws InvalidProtocolBufferException {
    if (json == null || !json.isJsonObject()) {
      return Fields.EMPTY;
    }
    Struct.Builder struct = Struct.newBuilder();
    JsonFormat.parser().merge(opened(json).toString(), struct);
    PropertyValue fields = Wire.value(struct.build());
    return (Fields) fields;
  }

  /** A state file has the value of a secret as JSON text under another name. */
  private static JsonElement opened(JsonElement json) {
    if (json.isJsonArray()) {
      JsonArray items = new JsonArray();
      json.getAsJsonArray().forEach(item -> items.add(opened(item)));
      return items;
    }
    if (!json.isJsonObject()) {
      return json;
    }
    JsonObject object = json.getAsJsonObject();
    JsonObject result = new JsonObject();
    boolean secret =
        object.has(SIGNATURE) && object.get(SIGNATURE).toString().equals('"' + SECRET + '"');
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      if (secret && entry.getKey().equals("plaintext")) {
        result.add("value", opened(JsonParser.parseString(entry.getValue().getAsString())));
      } else {
        result.add(entry.getKey(), opened(entry.getValue()));
      }
    }
    return result;
  }
}
