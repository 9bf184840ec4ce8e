package dev.maximus.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.components.common.Ports;
import dev.maximus.components.scaling.Scaling;
import dev.maximus.platform.environment.EnvironmentConfig;
import dev.maximus.platform.environment.Environments;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the requirements, typed again here on purpose. */
class MaximusCatalogueTest {

  /** max 0: not autoscaled. Replicas of an autoscaled service are the least it has. */
  @ParameterizedTest
  @CsvSource({
    "maximus-core, MAXIMUS Core, 8100, 3, 10",
    "penelope, PENELOPE, 8154, 2, 8",
    "maba, MABA, 8152, 2, 0",
    "nis, NIS, 8153, 2, 0",
    "tig-fabric, TIG Fabric, 8150, 1, 0",
    "reactive-orchestrator, Reactive Orchestrator, 8151, 2, 0",
    "safety-monitor, Safety Monitor, 8155, 2, 0",
    "hitl-dashboard, HITL Dashboard, 8156, 2, 0",
  })
  void hasEveryServiceAsRequired(String name, String title, int port, int replicas, int max) {
    ServiceSpec spec = MaximusCatalogue.SERVICES.find(name).orElseThrow();
    Scaling scaling = max == 0 ? Scaling.fixed(replicas) : Scaling.autoscaled(replicas, max);
    assertThat(spec)
        .isEqualTo(new ServiceSpec(name, title, Ports.of(port), scaling, Optional.empty()));
    EnvironmentConfig prod =
        Environments.in(Path.of(System.getProperty("maximus.root", ".."))).read("prod");
    assertThat(prod.scalingOf(spec)).describedAs("in production").isEqualTo(scaling);
  }

  @Test
  void hasEightServicesAndSixteenPods() {
    assertThat(MaximusCatalogue.SERVICES.services()).hasSize(8);
    assertThat(
            MaximusCatalogue.SERVICES.services().stream()
                .mapToInt(spec -> spec.scaling().atLeast())
                .sum())
        .isGreaterThanOrEqualTo(16);
  }

  @Test
  void rejectsAServiceTwice() {
    ServiceSpec spec = ServiceSpec.of("maba", "MABA", 8152, Scaling.fixed(2));
    assertThatThrownBy(() -> Catalogue.of(List.of(spec, spec)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Catalogue: service 'maba' must be listed once");
  }

  @Test
  void rejectsANameThatNoServiceMayHave() {
    assertThatThrownBy(() -> ServiceSpec.of("Maba", "MABA", 8152, Scaling.fixed(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ServiceSpec: name 'Maba' must be 1 to 63 characters a-z, 0-9 and '-', begin with a"
                + " letter and end with a letter or digit");
  }
}
