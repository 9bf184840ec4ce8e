package dev.maximus.platform.environment;

import dev.maximus.components.common.Quantity;
import dev.maximus.components.common.Resources.Share;
import dev.maximus.components.scaling.Scaling;
import dev.maximus.components.service.Cidr;
import dev.maximus.components.service.Exposure;
import dev.maximus.engine.stack.StackValue;
import dev.maximus.engine.stack.StackValue.Fields;
import dev.maximus.engine.stack.StackValue.Items;
import dev.maximus.engine.stack.StackValue.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what an environment, or a catalogue, says of a service. */
final class ServiceSettingsReader {
  private static final String EXPOSURE_RULE =
      "must be 'internal', a map with 'nodePort', or a map with 'loadBalancer'";
  private static final String RANGES_RULE = "must be a list of networks, at least one";

  private ServiceSettingsReader() {}

  static ServiceSettings settings(Section section) {
    ServiceSettings settings =
        new ServiceSettings(
            scaling(section),
            share(section, "cpu"),
            share(section, "memory"),
            share(section, "ephemeralStorage"),
            exposure(section));
    section.done();
    return settings;
  }

  /** {@code replicas: 2} or {@code autoscaling: {min: 2, max: 8}}. */
  static Optional<Scaling> scaling(Section section) {
    Optional<Integer> replicas = section.integer("replicas", 1, Scaling.MAX);
    Optional<Section> range = section.section("autoscaling");
    if (section.has("replicas") && section.has("autoscaling")) {
      section.faultAtKey("autoscaling", "must not stand beside 'replicas', choose one");
      return Optional.empty();
    }
    if (replicas.isPresent()) {
      return Optional.of(Scaling.fixed(replicas.get()));
    }
    return range.flatMap(ServiceSettingsReader::autoscaled);
  }

  private static Optional<Scaling> autoscaled(Section range) {
    range.require("min", "must be a whole number");
    range.require("max", "must be a whole number");
    Optional<Integer> min = range.integer("min", 1, Scaling.MAX);
    Optional<Integer> max = range.integer("max", 1, Scaling.MAX);
    range.done();
    if (min.isEmpty() || max.isEmpty()) {
      return Optional.empty();
    }
    if (min.get() >= max.get()) {
      range.fault(
          "max", Optional.of(max.get().toString()), "must be more than min '" + min.get() + "'");
      return Optional.empty();
    }
    return Optional.of(Scaling.autoscaled(min.get(), max.get()));
  }

  static Optional<Share> share(Section section, String key) {
    Optional<Section> share = section.section(key);
    if (share.isEmpty()) {
      return Optional.empty();
    }
    Section both = share.get();
    both.require("request", Quantity.RULE);
    both.require("limit", Quantity.RULE);
    Optional<Quantity> request = both.quantity("request");
    Optional<Quantity> limit = both.quantity("limit");
    both.done();
    if (request.isEmpty() || limit.isEmpty()) {
      return Optional.empty();
    }
    if (request.get().compareTo(limit.get()) > 0) {
      both.fault(
          "request",
          Optional.of(request.get().text()),
          "must not be more than the limit '" + limit.get() + "'");
      return Optional.empty();
    }
    return Optional.of(new Share(request.get(), limit.get()));
  }

  private static Optional<Exposure> exposure(Section section) {
    Optional<StackValue> value = section.find("exposure");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Scalar scalar && scalar.text().equals("internal")) {
      return Optional.of(Exposure.internal());
    }
    if (!(value.get() instanceof Fields)) {
      Optional<String> text =
          value.get() instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
      section.fault("exposure", text, EXPOSURE_RULE);
      return Optional.empty();
    }
    return section.section("exposure").flatMap(choice -> external(section, choice));
  }

  private static Optional<Exposure> external(Section section, Section choice) {
    Optional<Integer> nodePort =
        choice.integer("nodePort", Exposure.NodePort.MIN, Exposure.NodePort.MAX);
    Optional<Section> balancer = choice.section("loadBalancer");
    choice.done();
    if (choice.keys().size() != 1) {
      section.fault("exposure", Optional.empty(), EXPOSURE_RULE);
      return Optional.empty();
    }
    if (nodePort.isPresent()) {
      return Optional.of(new Exposure.NodePort(nodePort.get()));
    }
    return balancer.flatMap(ServiceSettingsReader::loadBalancer);
  }

  private static Optional<Exposure> loadBalancer(Section section) {
    section.require("sourceRanges", RANGES_RULE);
    Optional<Items> items = section.items("sourceRanges", RANGES_RULE);
    section.done();
    if (items.isEmpty()) {
      return Optional.empty();
    }
    List<String> ranges = new ArrayList<>();
    int index = 0;
    for (StackValue item : items.get().values()) {
      if (item instanceof Scalar scalar && Cidr.isValid(scalar.text())) {
        ranges.add(scalar.text());
      } else {
        section.faultOfItem("sourceRanges", index, item, Cidr.RULE);
      }
      index++;
    }
    if (items.get().values().isEmpty()) {
      section.fault("sourceRanges", Optional.empty(), RANGES_RULE);
    }
    return ranges.isEmpty() ? Optional.empty() : Optional.of(new Exposure.LoadBalancer(ranges));
  }
}
