package dev.maximus.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.components.common.ImageRef;
import dev.maximus.components.common.Ports;
import dev.maximus.components.common.Probes;
import dev.maximus.components.common.Resources;
import dev.maximus.components.common.Resources.Share;
import dev.maximus.components.scaling.Scaling;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServiceDeploymentArgsTest {
  static final ImageRef IMAGE =
      new ImageRef("registry.example/orders", "1.2.3", "sha256:" + "ab".repeat(32));
  static final Resources RESOURCES =
      new Resources(Share.of("100m", "1"), Share.of("128Mi", "256Mi"), Share.of("64Mi", "1Gi"));

  static ServiceDeploymentArgs args() {
    return ServiceDeploymentArgs.of("shop", IMAGE, Ports.of(8200), RESOURCES);
  }

  static ServiceDeploymentArgs full() {
    return ServiceDeploymentArgs.of("shop", IMAGE, Ports.of(8200).withMetrics(9200), RESOURCES)
        .withPartOf("webshop")
        .withScaling(Scaling.autoscaled(3, 10))
        .withProbes(
            new Probes(
                new Probes.Http("/s", 1, 2, 3),
                new Probes.Http("/r", 4, 5, 6),
                new Probes.Http("/l", 7, 8, 9)))
        .withExposure(new Exposure.NodePort(30200))
        .withLogLevel(LogLevel.DEBUG)
        .withSettings(Map.of("FEATURE", "on", "CURRENCY", "EUR"));
  }

  @Test
  void defaults() {
    assertThat(args())
        .isEqualTo(
            new ServiceDeploymentArgs(
                "shop",
                "shop",
                IMAGE,
                new Ports(8200, 8200),
                RESOURCES,
                Scaling.fixed(2),
                Probes.DEFAULT,
                Exposure.internal(),
                LogLevel.INFO,
                new TreeMap<>()));
  }

  @Test
  void allFieldsSet() {
    assertThat(full())
        .isEqualTo(
            new ServiceDeploymentArgs(
                "shop",
                "webshop",
                IMAGE,
                new Ports(8200, 9200),
                RESOURCES,
                Scaling.autoscaled(3, 10),
                new Probes(
                    new Probes.Http("/s", 1, 2, 3),
                    new Probes.Http("/r", 4, 5, 6),
                    new Probes.Http("/l", 7, 8, 9)),
                new Exposure.NodePort(30200),
                LogLevel.DEBUG,
                new TreeMap<>(Map.of("FEATURE", "on", "CURRENCY", "EUR"))));
  }

  @Test
  void rejectsEveryWrongFieldAtOnce() {
    assertThatThrownBy(
            () ->
                new ServiceDeploymentArgs(
                    "Shop",
                    "web shop",
                    IMAGE,
                    Ports.of(8200),
                    RESOURCES,
                    Scaling.fixed(1),
                    Probes.DEFAULT,
                    Exposure.internal(),
                    LogLevel.INFO,
                    new TreeMap<>(Map.of("A-B", "", "LOG_FORMAT", "", "OTEL_X", ""))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ServiceDeploymentArgs:"
                + " namespace 'Shop' must be 1 to 63 characters a-z, 0-9 and '-', begin with a"
                + " letter and end with a letter or digit;"
                + " partOf 'web shop' must be 1 to 63 characters a-z, 0-9 and '-', begin with a"
                + " letter and end with a letter or digit;"
                + " setting 'A-B' must be letters, digits and '_', and not begin with a digit;"
                + " setting 'LOG_FORMAT' must not be one that the component sets;"
                + " setting 'OTEL_X' must not be one that the component sets");
  }

  @Test
  void rejectsAnUnknownLogLevel() {
    assertThat(LogLevel.of("warning")).isEqualTo(LogLevel.WARNING);
    assertThatThrownBy(() -> LogLevel.of("warn"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LogLevel: level 'warn' must be one of: critical, error, warning, info, debug, trace");
  }
}
