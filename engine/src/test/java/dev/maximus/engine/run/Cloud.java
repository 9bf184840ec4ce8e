package dev.maximus.engine.run;

import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;

/** An explicit provider for {@link Thing}s. */
class Cloud extends ProviderResource {
  Cloud(String name, ThingArgs args) {
    super("test", name, args, CustomResourceOptions.Empty);
  }
}
