package dev.maximus.platform.environment;

import dev.maximus.components.common.ImageRef;
import dev.maximus.components.common.Resources;
import dev.maximus.components.common.Resources.Share;
import dev.maximus.components.scaling.Scaling;
import dev.maximus.components.service.Exposure;
import dev.maximus.components.service.LogLevel;
import dev.maximus.engine.stack.ConfigException;
import dev.maximus.engine.stack.StackValue.Fields;
import dev.maximus.engine.stack.Suggestion;
import dev.maximus.platform.catalogue.Catalogue;
import dev.maximus.platform.catalogue.MaximusCatalogue;
import dev.maximus.platform.catalogue.ServiceSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the settings of one environment and finds every fault in them. */
final class EnvironmentReader {
  /** The namespace of our keys in a stack file. */
  static final String NAMESPACE = "maximus";

  static final List<String> KEYS =
      List.of("catalogue", "defaults", "images", "kubeContext", "logLevel", "services");

  private static final String DEFAULTS_RULE =
      "must be a map with 'cpu', 'memory' and 'ephemeralStorage'";

  private final Path root;
  private final String name;
  private final Faults faults;
  private final Section top;

  private EnvironmentReader(Path root, String name, Faults faults, Fields settings) {
    this.root = root;
    this.name = name;
    this.faults = faults;
    this.top = new Section(faults, NAMESPACE + ":", settings);
  }

  /**
   * The environment that these settings describe.
   *
   * @param settings our keys, without the namespace
   * @throws ConfigException with every fault
   */
  static EnvironmentConfig read(Path root, String name, Faults faults, Fields settings) {
    return new EnvironmentReader(root, name, faults, settings).read();
  }

  private EnvironmentConfig read() {
    Optional<String> context = top.text("kubeContext", "must be the name of a kubeconfig context");
    top.require("logLevel", "must be one of: " + String.join(", ", LogLevel.TEXTS));
    Optional<LogLevel> logLevel = top.oneOf("logLevel", LogLevel.TEXTS).map(LogLevel::of);
    top.require("defaults", DEFAULTS_RULE);
    Optional<Section> defaults = top.section("defaults");
    Optional<Scaling> scaling = defaults.flatMap(ServiceSettingsReader::scaling);
    Optional<Resources> resources = defaults.flatMap(EnvironmentReader::resources);
    SortedMap<String, ServiceSettings> services = services();
    SortedMap<String, ImageRef> images = images();
    Optional<Catalogue> catalogue = catalogue();
    catalogue.ifPresent(known -> checkNames(known, images));
    top.done();
    faults.throwIfAny();
    return new EnvironmentConfig(
        name,
        context,
        logLevel.orElseThrow(),
        catalogue.orElseThrow(),
        images,
        scaling,
        resources.orElseThrow(),
        services);
  }

  private static Optional<Resources> resources(Section defaults) {
    for (String key : List.of("cpu", "memory", "ephemeralStorage")) {
      defaults.require(key, "must be a map with 'request' and 'limit'");
    }
    Optional<Share> cpu = ServiceSettingsReader.share(defaults, "cpu");
    Optional<Share> memory = ServiceSettingsReader.share(defaults, "memory");
    Optional<Share> storage = ServiceSettingsReader.share(defaults, "ephemeralStorage");
    defaults.done();
    return cpu.isPresent() && memory.isPresent() && storage.isPresent()
        ? Optional.of(new Resources(cpu.get(), memory.get(), storage.get()))
        : Optional.empty();
  }

  private SortedMap<String, ServiceSettings> services() {
    SortedMap<String, ServiceSettings> services = new TreeMap<>();
    Map<Integer, String> nodePorts = new HashMap<>();
    top.section("services")
        .ifPresent(
            section -> {
              for (String service : section.keys()) {
                section
                    .section(service)
                    .map(ServiceSettingsReader::settings)
                    .ifPresent(
                        settings -> {
                          services.put(service, settings);
                          settings
                              .exposure()
                              .ifPresent(e -> checkNodePort(section, service, e, nodePorts));
                        });
              }
            });
    return services;
  }

  private static void checkNodePort(
      Section section, String service, Exposure exposure, Map<Integer, String> taken) {
    String other =
        exposure.nodePort() == 0 ? null : taken.putIfAbsent(exposure.nodePort(), service);
    if (other != null) {
      section
          .section(service)
          .flatMap(own -> own.section("exposure"))
          .ifPresent(
              own ->
                  own.fault(
                      "nodePort",
                      Optional.of(Integer.toString(exposure.nodePort())),
                      "must be used once, '" + other + "' has it too"));
    }
  }

  private SortedMap<String, ImageRef> images() {
    SortedMap<String, ImageRef> images = new TreeMap<>();
    top.section("images")
        .ifPresent(
            section -> {
              for (String service : section.keys()) {
                image(section, service).ifPresent(image -> images.put(service, image));
              }
            });
    return images;
  }

  static Optional<ImageRef> image(Section section, String key) {
    Optional<String> text = section.text(key, ImageRef.FORM);
    Optional<String> problem = text.flatMap(ImageRef::problem);
    if (problem.isPresent()) {
      section.fault(key, text, problem.get());
      return Optional.empty();
    }
    return text.map(ImageRef::parse);
  }

  private Optional<Catalogue> catalogue() {
    if (!top.has("catalogue")) {
      top.find("catalogue");
      return Optional.of(MaximusCatalogue.SERVICES);
    }
    Optional<String> file = top.text("catalogue", "must be the path of a file");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return CatalogueFile.read(root.resolve(file.get()), file.get(), faults);
    } catch (ConfigException e) {
      faults.addAll(e.faults());
      return Optional.empty();
    }
  }

  /**
   * A service that is not in the catalogue is a typing mistake; one without an image cannot run.
   */
  private void checkNames(Catalogue catalogue, Map<String, ImageRef> images) {
    for (String key : List.of("services", "images")) {
      top.section(key)
          .ifPresent(
              section -> {
                for (String service : section.keys()) {
                  if (catalogue.find(service).isEmpty()) {
                    section.faultAtKey(service, Suggestion.unknown(service, catalogue.names()));
                  }
                }
              });
    }
    for (ServiceSpec spec : catalogue.services()) {
      boolean said = top.section("images").map(section -> section.has(spec.name())).orElse(false);
      if (spec.image().isEmpty() && !images.containsKey(spec.name()) && !said) {
        faults.add(
            top.positionOf("images"),
            NAMESPACE + ":images." + spec.name(),
            Optional.empty(),
            "is missing, it " + ImageRef.FORM);
      }
    }
  }
}
