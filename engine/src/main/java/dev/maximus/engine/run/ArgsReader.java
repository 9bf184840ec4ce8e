package dev.maximus.engine.run;

import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.internal.Constants;
import com.pulumi.core.internal.Internal;
import com.pulumi.core.internal.OutputData;
import com.pulumi.core.internal.Reflection;
import com.pulumi.resources.InputArgs;
import com.pulumi.resources.Resource;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Bool;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Null;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Unknown;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads a resource's arguments straight into values, when everything in them is there already.
 *
 * <p>The SDK's serializer gives the same result through a future and several formatted log texts
 * for each single value. What this reader does not know (files, enums, resources as values, JSON
 * arguments other than a yes or no, outputs that are not complete) it declines, and the SDK's way
 * is taken.
 */
final class ArgsReader {
  /** The argument fields of a class; empty when the class needs the SDK's serializer. */
  private record Shape(Optional<List<Argument>> arguments) {}

  private record Argument(String name, Field field, boolean required, boolean json) {}

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return shapeOf(type);
        }
      };

  private final Set<Resource> dependencies = new HashSet<>();

  private static Shape shapeOf(Class<?> type) {
    List<Argument> arguments = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Field field : Reflection.allFields(type)) {
      Import annotation = field.getAnnotation(Import.class);
      if (annotation == null) {
        continue;
      }
      String name = annotation.name().isBlank() ? field.getName() : annotation.name();
      if (!names.add(name)) {
        return new Shape(Optional.empty());
      }
      field.setAccessible(true);
      arguments.add(new Argument(name, field, annotation.required(), annotation.json()));
    }
    // In this order the fields of an object need no sorting.
    arguments.sort(Comparator.comparing(Argument::name));
    return new Shape(Optional.of(List.copyOf(arguments)));
  }

  /** The resources that the values read last came from. */
  Set<Resource> takeDependencies() {
    Set<Resource> taken = Set.copyOf(dependencies);
    dependencies.clear();
    return taken;
  }

  /** What reading one property gave, and the resources that its value came from. */
  interface PropertySink {
    void property(String name, PropertyValue value, Set<Resource> dependencies);
  }

  /** Reads all arguments; false when the SDK has to do it. Throws nothing of its own. */
  boolean read(InputArgs args, PropertySink sink) {
    Shape shape = SHAPES.get(args.getClass());
    if (shape.arguments().isEmpty()) {
      return false;
    }
    for (Argument argument : shape.arguments().get()) {
      Object raw = get(argument.field(), args);
      if (raw == null) {
        if (argument.required()) {
          return false;
        }
        continue;
      }
      PropertyValue value = argument.json() ? json(raw) : value(raw);
      if (value == null) {
        return false;
      }
      if (!(value instanceof Null)) {
        sink.property(argument.name(), value, takeDependencies());
      }
    }
    return true;
  }

  private static @Nullable Object get(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("field '%s' is not readable".formatted(field), e);
    }
  }

  /** The value, or null when the SDK has to read it. */
  @Nullable PropertyValue value(@Nullable Object raw) {
    if (raw == null) {
      return new Null();
    }
    if (raw instanceof String text) {
      return ProtoValues.text(text);
    }
    if (raw instanceof Output<?> output) {
      return output(output);
    }
    if (raw instanceof InputArgs args) {
      return object(args);
    }
    if (raw instanceof Integer number) {
      return new PropertyValue.Int(number);
    }
    if (raw instanceof Boolean bool) {
      return new Bool(bool);
    }
    if (raw instanceof Double number) {
      return Double.isFinite(number) ? ProtoValues.number(number) : null;
    }
    if (raw instanceof List<?> list) {
      return items(list);
    }
    if (raw instanceof Map<?, ?> map) {
      return map(map);
    }
    if (raw instanceof Either<?, ?> either) {
      return value(either.isLeft() ? either.left() : either.right());
    }
    if (raw instanceof Optional<?> optional) {
      return value(optional.orElse(null));
    }
    return null;
  }

  /** A JSON argument, which travels as text. Only a plain yes or no has one way to be written. */
  private static @Nullable PropertyValue json(Object raw) {
    Object plain = raw;
    if (raw instanceof Output<?> output) {
      CompletableFuture<? extends OutputData<?>> future = Internal.of(output).getDataAsync();
      if (!future.isDone() || future.isCompletedExceptionally()) {
        return null;
      }
      OutputData<?> data = future.join();
      if (!data.isKnown() || data.isSecret() || !data.getResources().isEmpty()) {
        return null;
      }
      plain = data.getValueNullable();
    }
    return plain instanceof Boolean bool ? PropertyValue.text(Boolean.toString(bool)) : null;
  }

  private @Nullable PropertyValue output(Output<?> output) {
    CompletableFuture<? extends OutputData<?>> future = Internal.of(output).getDataAsync();
    if (!future.isDone() || future.isCompletedExceptionally()) {
      return null;
    }
    OutputData<?> data = future.join();
    dependencies.addAll(data.getResources());
    if (!data.isKnown()) {
      return new Unknown();
    }
    PropertyValue value = value(data.getValueNullable());
    return value != null && data.isSecret() ? new Secret(value) : value;
  }

  private @Nullable PropertyValue object(InputArgs args) {
    Shape shape = SHAPES.get(args.getClass());
    if (shape.arguments().isEmpty()) {
      return null;
    }
    Fields.Builder fields = new Fields.Builder();
    for (Argument argument : shape.arguments().get()) {
      Object raw = get(argument.field(), args);
      if (raw == null) {
        if (argument.required()) {
          return null;
        }
        continue;
      }
      PropertyValue value = argument.json() ? json(raw) : value(raw);
      if (value == null) {
        return null;
      }
      if (!(value instanceof Null)) {
        fields.put(argument.name(), value);
      }
    }
    return fields.build();
  }

  private @Nullable PropertyValue items(List<?> list) {
    List<PropertyValue> items = new ArrayList<>(list.size());
    for (Object element : list) {
      PropertyValue value = value(element);
      if (value == null) {
        return null;
      }
      items.add(value);
    }
    return new Items(items);
  }

  private @Nullable PropertyValue map(Map<?, ?> map) {
    Fields.Builder fields = new Fields.Builder();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      PropertyValue value = value(entry.getValue());
      if (!(entry.getKey() instanceof String key)
          || value == null
          // A value in the protocol's own form, for example a secret: not an object.
          || key.equals(Constants.SpecialSigKey)) {
        return null;
      }
      if (!(value instanceof Null)) {
        fields.put(key, value);
      }
    }
    return fields.build();
  }
}
