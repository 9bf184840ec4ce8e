package dev.maximus.platform;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.maximus.components.service.ServiceEndpoint;
import dev.maximus.platform.environment.EnvironmentConfig;
import dev.maximus.platform.environment.ProgramSettings;
import dev.maximus.platform.systems.MaximusSystem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The whole platform, for the environment that the engine names. */
public final class PlatformProgram {
  private PlatformProgram() {}

  /** The program as the Pulumi CLI runs it: it starts programs in the directory of the project. */
  public static void declare(Context context) {
    in(Path.of("")).accept(context);
  }

  /** The program of the project in this directory. */
  public static Consumer<Context> in(Path root) {
    return context -> declare(context, ProgramSettings.read(context, root, System.getenv()));
  }

  /**
   * The program for settings that were read and checked already. It declares the same as {@link
   * #in} for the same settings, and spares reading them, and a large catalogue, a second time.
   */
  public static Consumer<Context> of(EnvironmentConfig environment) {
    return context -> declare(context, environment);
  }

  private static void declare(Context context, EnvironmentConfig environment) {
    KubernetesProvider cluster = new KubernetesProvider("cluster", environment.kubeContext());
    MaximusSystem maximus =
        new MaximusSystem(
            MaximusSystem.NAMESPACE,
            environment,
            ComponentResourceOptions.builder().providers(cluster).build());
    Map<String, String> endpoints = new LinkedHashMap<>();
    for (ServiceEndpoint endpoint : maximus.endpoints()) {
      endpoints.put(endpoint.name(), endpoint.url());
    }
    context.export("namespace", Output.of(MaximusSystem.NAMESPACE));
    context.export("endpoints", Output.of(endpoints));
  }
}
