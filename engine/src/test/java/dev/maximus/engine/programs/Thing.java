package dev.maximus.engine.programs;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** A resource of a provider that nobody has; what goes in comes out again. */
public class Thing extends CustomResource {
  public static final String TYPE = "test:index:Thing";

  @Export(
      name = "value",
      refs = {Object.class},
      tree = "[0]")
  @SuppressWarnings("NullAway.Init") // The SDK sets it by reflection.
  private Output<Object> value;

  @Export(
      name = "text",
      refs = {String.class},
      tree = "[0]")
  @SuppressWarnings("NullAway.Init")
  private Output<String> text;

  public Thing(String name, ThingArgs args) {
    this(name, args, CustomResourceOptions.Empty);
  }

  public Thing(String name, ThingArgs args, CustomResourceOptions options) {
    super(TYPE, name, args, options);
  }

  public Output<Object> value() {
    return value;
  }

  public Output<String> text() {
    return text;
  }
}
