package dev.maximus.platform.catalogue;

import dev.maximus.components.scaling.Scaling;
import java.util.List;

/** The eight services of MAXIMUS, with the numbers of production. */
public final class MaximusCatalogue {
  public static final Catalogue SERVICES =
      Catalogue.of(
          List.of(
              ServiceSpec.of("maximus-core", "MAXIMUS Core", 8100, Scaling.autoscaled(3, 10)),
              ServiceSpec.of("penelope", "PENELOPE", 8154, Scaling.autoscaled(2, 8)),
              ServiceSpec.of("maba", "MABA", 8152, Scaling.fixed(2)),
              ServiceSpec.of("nis", "NIS", 8153, Scaling.fixed(2)),
              ServiceSpec.of("tig-fabric", "TIG Fabric", 8150, Scaling.fixed(1)),
              ServiceSpec.of(
                  "reactive-orchestrator", "Reactive Orchestrator", 8151, Scaling.fixed(2)),
              ServiceSpec.of("safety-monitor", "Safety Monitor", 8155, Scaling.fixed(2)),
              ServiceSpec.of("hitl-dashboard", "HITL Dashboard", 8156, Scaling.fixed(2))));

  private MaximusCatalogue() {}
}
