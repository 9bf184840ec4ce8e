package dev.maximus.engine.run;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.core.internal.Constants;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Asset;
import dev.maximus.engine.graph.PropertyValue.Bool;
import dev.maximus.engine.graph.PropertyValue.Decimal;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Int;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Null;
import dev.maximus.engine.graph.PropertyValue.Reference;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.PropertyValue.Unknown;
import dev.maximus.engine.graph.Urn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Between the values of Pulumi's protocol and ours. */
final class ProtoValues {
  /** Below this every whole double is exact (2^53). */
  private static final double EXACT = 9_007_199_254_740_992.0;

  /** The engine's marks for unknown values of each type; Java's SDK writes the first only. */
  private static final Set<String> UNKNOWNS =
      Set.of(
          RunSettings.UNKNOWN,
          "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
          "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
          "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
          "030794c1-ac77-496b-92df-f27374a8bd58",
          "e48ece36-62e2-4504-bad9-02848725956a",
          "dd056dcd-154b-4c76-9bd3-c8f88648b5ff");

  private ProtoValues() {}

  static Fields fields(Struct struct) {
    Fields.Builder fields = new Fields.Builder();
    for (Map.Entry<String, Value> entry : struct.getFieldsMap().entrySet()) {
      fields.put(entry.getKey(), value(entry.getValue()));
    }
    return fields.build();
  }

  static PropertyValue value(Value value) {
    return switch (value.getKindCase()) {
      case BOOL_VALUE -> new Bool(value.getBoolValue());
      case NUMBER_VALUE -> number(value.getNumberValue());
      case STRING_VALUE -> text(value.getStringValue());
      case LIST_VALUE -> items(value.getListValue());
      case STRUCT_VALUE -> object(value.getStructValue());
      default -> new Null();
    };
  }

  private static Items items(ListValue list) {
    List<PropertyValue> items = new ArrayList<>(list.getValuesCount());
    for (Value item : list.getValuesList()) {
      items.add(value(item));
    }
    return new Items(items);
  }

  static PropertyValue number(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new EngineException("number '%s' must be finite".formatted(number));
    }
    return number == Math.rint(number) && Math.abs(number) <= EXACT
        ? new Int((long) number)
        : new Decimal(number);
  }

  /** A text made from an unknown one is unknown as a whole. */
  static PropertyValue text(String text) {
    if (text.length() == RunSettings.UNKNOWN.length() && UNKNOWNS.contains(text)) {
      return new Unknown();
    }
    return text.length() > RunSettings.UNKNOWN.length() && text.contains(RunSettings.UNKNOWN)
        ? new Unknown()
        : new Text(text);
  }

  private static PropertyValue object(Struct struct) {
    Value mark = struct.getFieldsMap().get(Constants.SpecialSigKey);
    if (mark == null) {
      return fields(struct);
    }
    return switch (mark.getStringValue()) {
      case Constants.SpecialSecretSig -> new Secret(member(struct, "value").orElseGet(Null::new));
      case Constants.SpecialOutputSig -> output(struct);
      case Constants.SpecialResourceSig -> reference(struct);
      case Constants.SpecialAssetSig -> new Asset(false, content(struct));
      case Constants.SpecialArchiveSig -> new Asset(true, content(struct));
      default ->
          throw new EngineException(
              "value with the signature '%s' is of no kind the engine knows"
                  .formatted(mark.getStringValue()));
    };
  }

  private static PropertyValue output(Struct struct) {
    PropertyValue inner = member(struct, "value").orElseGet(Unknown::new);
    boolean secret = member(struct, "secret").filter(new Bool(true)::equals).isPresent();
    return secret ? new Secret(inner) : inner;
  }

  private static Reference reference(Struct struct) {
    return new Reference(
        new Urn(struct.getFieldsOrThrow("urn").getStringValue()),
        member(struct, "id")
            .filter(Text.class::isInstance)
            .map(id -> ((Text) id).value())
            .filter(id -> !id.isEmpty()));
  }

  private static Optional<PropertyValue> member(Struct struct, String name) {
    return Optional.ofNullable(struct.getFieldsMap().get(name)).map(ProtoValues::value);
  }

  private static Fields content(Struct struct) {
    return fields(struct.toBuilder().removeFields(Constants.SpecialSigKey).build());
  }

  static Struct struct(Fields fields) {
    Struct.Builder struct = Struct.newBuilder();
    fields.values().forEach((key, value) -> struct.putFields(key, value(value)));
    return struct.build();
  }

  static Value value(PropertyValue value) {
    if (value instanceof Bool bool) {
      return Value.newBuilder().setBoolValue(bool.value()).build();
    }
    if (value instanceof Int number) {
      return Value.newBuilder().setNumberValue((double) number.value()).build();
    }
    if (value instanceof Decimal number) {
      return Value.newBuilder().setNumberValue(number.value()).build();
    }
    if (value instanceof Text text) {
      return textValue(text.value());
    }
    if (value instanceof Unknown) {
      return textValue(RunSettings.UNKNOWN);
    }
    if (value instanceof Items items) {
      ListValue.Builder list = ListValue.newBuilder();
      items.values().forEach(item -> list.addValues(value(item)));
      return Value.newBuilder().setListValue(list).build();
    }
    if (value instanceof Fields fields) {
      return Value.newBuilder().setStructValue(struct(fields)).build();
    }
    if (value instanceof Secret secret) {
      return secret(value(secret.value()));
    }
    if (value instanceof Reference reference) {
      Struct.Builder struct =
          Struct.newBuilder()
              .putFields(Constants.SpecialSigKey, textValue(Constants.SpecialResourceSig))
              .putFields("urn", textValue(reference.urn().value()));
      reference.id().ifPresent(id -> struct.putFields("id", textValue(id)));
      return Value.newBuilder().setStructValue(struct).build();
    }
    if (value instanceof Asset asset) {
      Struct struct =
          struct(asset.content()).toBuilder()
              .putFields(
                  Constants.SpecialSigKey,
                  textValue(
                      asset.archive() ? Constants.SpecialArchiveSig : Constants.SpecialAssetSig))
              .build();
      return Value.newBuilder().setStructValue(struct).build();
    }
    return Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
  }

  /** A value with the mark of a secret around it; a value that has it already stays as it is. */
  static Value secret(Value value) {
    if (value.hasStructValue()
        && value
            .getStructValue()
            .getFieldsMap()
            .getOrDefault(Constants.SpecialSigKey, Value.getDefaultInstance())
            .getStringValue()
            .equals(Constants.SpecialSecretSig)) {
      return value;
    }
    return Value.newBuilder()
        .setStructValue(
            Struct.newBuilder()
                .putFields(Constants.SpecialSigKey, textValue(Constants.SpecialSecretSig))
                .putFields("value", value))
        .build();
  }

  private static Value textValue(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }
}
