package dev.maximus.platform.environment;

import dev.maximus.components.common.ImageRef;
import dev.maximus.components.common.Names;
import dev.maximus.components.common.Ports;
import dev.maximus.components.scaling.Scaling;
import dev.maximus.components.service.ServiceDeploymentArgs;
import dev.maximus.engine.stack.Fault;
import dev.maximus.engine.stack.SettingsReader;
import dev.maximus.engine.stack.StackValue;
import dev.maximus.engine.stack.StackValue.Fields;
import dev.maximus.engine.stack.TextFile;
import dev.maximus.platform.catalogue.Catalogue;
import dev.maximus.platform.catalogue.ServiceSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A catalogue of services in a file: one map {@code services}, by name.
 *
 * <pre>
 * services:
 *   orders: {port: 8200, replicas: 2, image: "registry.example/orders:1.0@sha256:..."}
 * </pre>
 */
final class CatalogueFile {
  private static final String SERVICES_RULE = "must be a map of services by name";
  private static final String PORT_RULE =
      "must be a whole number from " + Ports.MIN + " to " + Ports.MAX;

  private CatalogueFile() {}

  /** Reads a catalogue, noting its faults; an empty answer has at least one. */
  static Optional<Catalogue> read(Path path, String file, Faults into) {
    Faults faults = new Faults(file, true);
    List<Fault> yaml = new ArrayList<>();
    Optional<StackValue> root = SettingsReader.read(file, TextFile.read(path, file), yaml);
    faults.addAll(yaml);
    List<ServiceSpec> specs = new ArrayList<>();
    if (root.isPresent() && root.get() instanceof Fields top) {
      Section section = new Section(faults, "", top);
      section.require("services", SERVICES_RULE);
      section.section("services").ifPresent(services -> read(services, specs));
      section.done();
    } else {
      faults.addAll(
          List.of(new Fault(file, Optional.empty(), "services", Optional.empty(), SERVICES_RULE)));
    }
    into.addAll(faults.list());
    return faults.isEmpty() ? Optional.of(Catalogue.of(specs)) : Optional.empty();
  }

  private static void read(Section services, List<ServiceSpec> specs) {
    for (String name : services.keys()) {
      Optional<Section> service = services.section(name);
      if (!Names.isServiceName(name)) {
        services.faultAtKey(name, Names.SERVICE_NAME_RULE);
      } else {
        service.flatMap(section -> spec(name, section)).ifPresent(specs::add);
      }
    }
  }

  private static Optional<ServiceSpec> spec(String name, Section section) {
    section.require("port", PORT_RULE);
    Optional<Integer> port = section.integer("port", Ports.MIN, Ports.MAX);
    Optional<Integer> metrics = section.integer("metricsPort", Ports.MIN, Ports.MAX);
    Optional<String> title = section.text("title", "must be text");
    Optional<Scaling> scaling = ServiceSettingsReader.scaling(section);
    Optional<ImageRef> image = EnvironmentReader.image(section, "image");
    section.done();
    return port.map(
        http ->
            new ServiceSpec(
                name,
                title.orElse(name),
                new Ports(http, metrics.orElse(http)),
                scaling.orElse(ServiceDeploymentArgs.DEFAULT_SCALING),
                image));
  }
}
