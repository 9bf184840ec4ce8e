package dev.maximus.engine.run;

import com.google.protobuf.Struct;
import dev.maximus.engine.graph.PropertyValue;

/** Reads values as the engine does, for tests that have them from elsewhere. */
public final class Wire {
  private Wire() {}

  public static PropertyValue value(Struct struct) {
    return ProtoValues.fields(struct);
  }
}
