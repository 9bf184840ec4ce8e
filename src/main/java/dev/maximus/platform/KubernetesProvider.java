package dev.maximus.platform;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.ResourceArgs;
import dev.maximus.platform.catalogue.Versions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to Kubernetes that all resources use. Not the library's own class: that one
 * takes the content of {@code KUBECONFIG} from the environment of the process into the inputs, so
 * that what a preview shows would depend on the machine.
 */
final class KubernetesProvider extends ProviderResource {
  private static final String PACKAGE = "kubernetes";

  KubernetesProvider(String name, Optional<String> kubeContext) {
    super(
        PACKAGE,
        name,
        new Args(kubeContext),
        CustomResourceOptions.builder().version(Versions.KUBERNETES_PLUGIN).build());
  }

  /** The inputs of the plugin that we set; the plugin finds the kubeconfig by itself. */
  @SuppressWarnings("UnusedVariable") // pulumi-java reads the fields
  private static final class Args extends ResourceArgs {
    @Import(name = "enableServerSideApply", json = true)
    private final Output<Boolean> enableServerSideApply = Output.of(true);

    @Import(name = "context")
    private final @Nullable Output<String> context;

    Args(Optional<String> kubeContext) {
      this.context = kubeContext.map(Output::of).orElse(null);
    }
  }
}
