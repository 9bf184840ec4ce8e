package dev.maximus.engine.run;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** A component; the test puts resources into it. */
class Group extends ComponentResource {
  static final String TYPE = "test:index:Group";

  Group(String name) {
    this(name, ComponentResourceOptions.Empty);
  }

  Group(String name, ComponentResourceOptions options) {
    this(TYPE, name, options);
  }

  Group(String type, String name, ComponentResourceOptions options) {
    super(type, name, options);
  }

  /** The options of a resource inside. */
  CustomResourceOptions inside() {
    return CustomResourceOptions.builder().parent(this).build();
  }

  void finish(Map<String, Output<?>> outputs) {
    registerOutputs(outputs);
  }
}
