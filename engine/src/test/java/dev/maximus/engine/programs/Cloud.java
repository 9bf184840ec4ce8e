package dev.maximus.engine.programs;

import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;

/** An explicit provider for {@link Thing}s. */
public class Cloud extends ProviderResource {
  public Cloud(String name, ThingArgs args) {
    super("test", name, args, CustomResourceOptions.Empty);
  }
}
