package dev.maximus.engine.programs;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** A component; the test puts resources into it. */
public class Group extends ComponentResource {
  public static final String TYPE = "test:index:Group";

  public Group(String name) {
    this(name, ComponentResourceOptions.Empty);
  }

  public Group(String name, ComponentResourceOptions options) {
    this(TYPE, name, options);
  }

  public Group(String type, String name, ComponentResourceOptions options) {
    super(type, name, options);
  }

  /** The options of a resource inside. */
  public CustomResourceOptions inside() {
    return CustomResourceOptions.builder().parent(this).build();
  }

  public void finish(Map<String, Output<?>> outputs) {
    registerOutputs(outputs);
  }
}
