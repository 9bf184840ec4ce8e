package dev.maximus.platform.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.components.common.ImageRef;
import dev.maximus.components.common.Ports;
import dev.maximus.components.common.Resources;
import dev.maximus.components.common.Resources.Share;
import dev.maximus.components.scaling.Scaling;
import dev.maximus.components.service.Exposure;
import dev.maximus.components.service.LogLevel;
import dev.maximus.platform.catalogue.MaximusCatalogue;
import dev.maximus.platform.catalogue.ServiceSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentConfigTest {
  private static final String AT = Stacks.FILE + ":";
  private final Stacks stacks;

  EnvironmentConfigTest(@TempDir Path root) {
    this.stacks = Stacks.in(root);
  }

  private static ServiceSpec orders(EnvironmentConfig config) {
    return config.catalogue().find("orders").orElseThrow();
  }

  @Test
  void defaults() {
    EnvironmentConfig config = stacks.read();
    ServiceSpec orders = orders(config);
    assertThat(config.name()).isEqualTo("test");
    assertThat(config.kubeContext()).isEmpty();
    assertThat(config.logLevel()).isEqualTo(LogLevel.INFO);
    assertThat(orders)
        .isEqualTo(
            new ServiceSpec(
                "orders",
                "orders",
                Ports.of(8200),
                Scaling.fixed(2),
                Optional.of(ImageRef.parse(Stacks.IMAGE))));
    assertThat(config.imageOf(orders)).hasToString(Stacks.IMAGE);
    assertThat(config.scalingOf(orders)).isEqualTo(Scaling.fixed(2));
    assertThat(config.exposureOf(orders)).isEqualTo(Exposure.internal());
    assertThat(config.resourcesOf(orders)).isEqualTo(config.resources());
  }

  @Test
  void allFieldsSet() {
    String image = "registry.example/team/orders:2.0.0@" + Stacks.DIGEST;
    stacks.write(
        Stacks.FILE,
        """
        config:
          maximus:kubeContext: somewhere
          maximus:catalogue: catalogue.yaml
          maximus:logLevel: trace
          maximus:images: {orders: "%s"}
          maximus:defaults:
            autoscaling: {min: 2, max: 3}
            cpu: {request: 50m, limit: 500m}
            memory: {request: 128Mi, limit: 256Mi}
            ephemeralStorage: {request: 64Mi, limit: 256Mi}
          maximus:services:
            orders:
              replicas: 5
              cpu: {request: 0.5, limit: 2}
              memory: {request: 1Gi, limit: 2Gi}
              ephemeralStorage: {request: 1Gi, limit: 3Gi}
              exposure: {loadBalancer: {sourceRanges: [10.0.0.0/8, 192.168.0.0/16]}}
          other:key: anything
        """
            .formatted(image));
    EnvironmentConfig config = stacks.read();
    ServiceSpec orders = orders(config);
    assertThat(config.kubeContext()).contains("somewhere");
    assertThat(config.logLevel()).isEqualTo(LogLevel.TRACE);
    assertThat(config.scaling()).contains(Scaling.autoscaled(2, 3));
    assertThat(config.imageOf(orders)).hasToString(image);
    assertThat(config.scalingOf(orders)).isEqualTo(Scaling.fixed(5));
    assertThat(config.resourcesOf(orders))
        .isEqualTo(
            new Resources(Share.of("0.5", "2"), Share.of("1Gi", "2Gi"), Share.of("1Gi", "3Gi")));
    assertThat(config.exposureOf(orders))
        .isEqualTo(new Exposure.LoadBalancer(List.of("10.0.0.0/8", "192.168.0.0/16")));
  }

  @Test
  void aServiceTakesWhatItDoesNotSayFromTheDefaults() {
    stacks.write(
        Stacks.FILE,
        Stacks.LEAST
            + """
                replicas: 1
              maximus:services:
                orders: {memory: {request: 1Gi, limit: 2Gi}, exposure: internal}
            """);
    EnvironmentConfig config = stacks.read();
    assertThat(config.scalingOf(orders(config))).isEqualTo(Scaling.fixed(1));
    assertThat(config.resourcesOf(orders(config)))
        .isEqualTo(
            new Resources(
                config.resources().cpu(),
                Share.of("1Gi", "2Gi"),
                config.resources().ephemeralStorage()));
  }

  @Test
  void rejectsAnEnvironmentThatSaysNothing() {
    stacks.write(Stacks.FILE, "config:\n");
    assertThat(stacks.faults())
        .startsWith(
            AT
                + "1:1: maximus:defaults is missing, it must be a map with 'cpu', 'memory' and"
                + " 'ephemeralStorage'",
            AT
                + "1:1: maximus:images.hitl-dashboard is missing, it must have the form"
                + " registry/path:tag@sha256:<64 hex digits>")
        .endsWith(
            AT
                + "1:1: maximus:logLevel is missing, it must be one of: critical, error, warning,"
                + " info, debug, trace")
        .hasSize(2 + 8);
  }

  @Test
  void rejectsEveryFaultAtOnce() {
    stacks.write(
        Stacks.FILE,
        """
        config:
          maximus:catalogue: catalogue.yaml
          maximus:loglevel: info
          maximus:logLevel: debg
          maximus:kubeContext: [a]
          maximus:defaults:
            replicas: 0
            cpu: {request: 2, limit: 500m}
            memory: {request: 128MB}
            ephemralStorage: {request: 64Mi, limit: 256Mi}
          maximus:services:
            ordrs: {}
            orders:
              replcas: 1
              autoscaling: {min: 3, max: 3}
              cpu: 500m
              exposure: {nodePort: 80}
          maximus:images:
            orders: registry.example/orders:latest
        """);
    assertThat(stacks.faults())
        .containsExactly(
            AT + "3:3: maximus:loglevel is unknown, did you mean 'logLevel'?",
            AT + "4:21: maximus:logLevel 'debg' is unknown, did you mean 'debug'?",
            AT + "5:24: maximus:kubeContext must be the name of a kubeconfig context, not a list",
            AT
                + "7:5: maximus:defaults.ephemeralStorage is missing, it must be a map with"
                + " 'request' and 'limit'",
            AT + "7:15: maximus:defaults.replicas '0' must be a whole number from 1 to 1000",
            AT + "8:20: maximus:defaults.cpu.request '2' must not be more than the limit '500m'",
            AT
                + "9:13: maximus:defaults.memory.limit is missing, it must be a positive Kubernetes"
                + " quantity such as '250m', '2' or '512Mi'",
            AT
                + "9:23: maximus:defaults.memory.request '128MB' must be a positive Kubernetes"
                + " quantity such as '250m', '2' or '512Mi'",
            AT
                + "10:5: maximus:defaults.ephemralStorage is unknown, did you mean"
                + " 'ephemeralStorage'?",
            AT + "12:5: maximus:services.ordrs is unknown, did you mean 'orders'?",
            AT + "14:7: maximus:services.orders.replcas is unknown, did you mean 'replicas'?",
            AT + "15:34: maximus:services.orders.autoscaling.max '3' must be more than min '3'",
            AT + "16:12: maximus:services.orders.cpu '500m' must be a map",
            AT
                + "17:28: maximus:services.orders.exposure.nodePort '80' must be a whole number from"
                + " 30000 to 32767",
            AT
                + "19:13: maximus:images.orders 'registry.example/orders:latest' must have the form"
                + " registry/path:tag@sha256:<64 hex digits>");
  }

  @Test
  void rejectsWrongTypes() {
    stacks.write(
        Stacks.FILE,
        Stacks.LEAST
            + """
              maximus:services:
                orders:
                  replicas: "2"
                  memory: {request: true, limit: [1]}
                  ephemeralStorage: ~
                  exposure: outside
            """);
    assertThat(stacks.faults())
        .containsExactly(
            AT
                + "10:17: maximus:services.orders.replicas '2' must be a whole number from 1 to"
                + " 1000",
            AT
                + "11:25: maximus:services.orders.memory.request 'true' must be a positive"
                + " Kubernetes quantity such as '250m', '2' or '512Mi'",
            AT
                + "11:38: maximus:services.orders.memory.limit must be a positive Kubernetes"
                + " quantity such as '250m', '2' or '512Mi', not a list",
            AT + "12:25: maximus:services.orders.ephemeralStorage must be a map, not nothing",
            AT
                + "13:17: maximus:services.orders.exposure 'outside' must be 'internal', a map with"
                + " 'nodePort', or a map with 'loadBalancer'");
  }

  @Test
  void rejectsTwoAnswersToOneQuestion() {
    stacks.write(
        Stacks.FILE,
        Stacks.LEAST
            + """
              maximus:services:
                orders:
                  replicas: 2
                  autoscaling: {min: 2, max: 3}
                  exposure: {nodePort: 30100, loadBalancer: {sourceRanges: []}}
            """);
    assertThat(stacks.faults())
        .containsExactly(
            AT
                + "11:7: maximus:services.orders.autoscaling must not stand beside 'replicas',"
                + " choose one",
            AT
                + "12:17: maximus:services.orders.exposure must be 'internal', a map with"
                + " 'nodePort', or a map with 'loadBalancer'");
  }

  @Test
  void rejectsNetworksThatAreNone() {
    stacks.write(
        Stacks.FILE,
        Stacks.LEAST
            + """
              maximus:services:
                orders: {exposure: {loadBalancer: {sourceRanges: [10.0.0.1/8, 3]}}}
            """);
    assertThat(stacks.faults())
        .containsExactly(
            AT
                + "9:55: maximus:services.orders.exposure.loadBalancer.sourceRanges[0] '10.0.0.1/8'"
                + " must be an IPv4 network such as '10.0.0.0/8'",
            AT
                + "9:67: maximus:services.orders.exposure.loadBalancer.sourceRanges[1] '3'"
                + " must be an IPv4 network such as '10.0.0.0/8'");
  }

  @Test
  void rejectsOnePortOfTheNodesForTwoServices() {
    stacks
        .write(
            "catalogue.yaml",
            Stacks.CATALOGUE + "  bills: {port: 8201, image: \"" + Stacks.IMAGE + "\"}\n")
        .write(
            Stacks.FILE,
            Stacks.LEAST
                + """
                  maximus:services:
                    orders: {exposure: {nodePort: 30100}}
                    bills: {exposure: {nodePort: 30100}}
                """);
    assertThat(stacks.faults())
        .containsExactly(
            AT
                + "10:34: maximus:services.bills.exposure.nodePort '30100' must be used once,"
                + " 'orders' has it too");
  }

  @Test
  void rejectsASecureValueWhereAPlainOneIsNeeded() {
    stacks.write(
        Stacks.FILE,
        Stacks.LEAST.replace("logLevel: info", "logLevel: {secure: v1:abc}")
            + """
              maximus:services:
                orders: {replicas: {secure: v1:abc}}
            """);
    assertThat(stacks.faults())
        .containsExactly(
            AT + "3:21: maximus:logLevel must be a plain value, not a secure one",
            AT + "9:24: maximus:services.orders.replicas must be a plain value, not a secure one");
  }

  @Test
  void rejectsWhatTheYamlReaderRejects() {
    stacks.write(Stacks.FILE, Stacks.LEAST + "  maximus:logLevel: debug\n");
    assertThat(stacks.faults())
        .containsExactly(AT + "8:3: maximus:logLevel is there twice, first on line 3");
    stacks.write(Stacks.FILE, Stacks.LEAST + "  maximus:services: {orders: [}\n");
    assertThat(stacks.faults())
        .hasSize(1)
        .first()
        .asString()
        .startsWith(AT + "8:31: is not valid YAML");
  }

  @Test
  void rejectsAnUnknownServiceOfMaximus() {
    stacks.write(
        Stacks.FILE,
        Stacks.LEAST.replace("  maximus:catalogue: catalogue.yaml\n", "")
            + "  maximus:services: {penelop: {replicas: 1}}\n");
    assertThat(stacks.faults())
        .contains(AT + "7:22: maximus:services.penelop is unknown, did you mean 'penelope'?");
  }

  @Test
  void rejectsACatalogueWithFaultsTogetherWithItsOwn() {
    stacks
        .write(
            "catalogue.yaml",
            """
            services:
              Orders: {port: 8200}
              bills: {port: 80, metricsPort: 90000, titel: Bills}
              other: {replicas: 1}
              third: [8200]
            """)
        .write(Stacks.FILE, Stacks.LEAST.replace("info", "inf"));
    assertThat(stacks.faults())
        .containsExactly(
            "catalogue.yaml:2:3: services.Orders must be 1 to 63 characters a-z, 0-9 and '-', begin"
                + " with a letter and end with a letter or digit",
            "catalogue.yaml:3:17: services.bills.port '80' must be a whole number from 1024 to"
                + " 65535",
            "catalogue.yaml:3:34: services.bills.metricsPort '90000' must be a whole number from"
                + " 1024 to 65535",
            "catalogue.yaml:3:41: services.bills.titel is unknown, did you mean 'title'?",
            "catalogue.yaml:4:10: services.other.port is missing, it must be a whole number from"
                + " 1024 to 65535",
            "catalogue.yaml:5:10: services.third must be a map, not a list",
            AT + "3:21: maximus:logLevel 'inf' is unknown, did you mean 'info'?");
  }

  @Test
  void rejectsACatalogueThatIsNotThere() {
    stacks.write(Stacks.FILE, Stacks.LEAST.replace("catalogue.yaml", "none.yaml"));
    assertThat(stacks.faults()).containsExactly("none.yaml: does not exist");
    stacks.write("none.yaml", "- a\n");
    assertThat(stacks.faults())
        .containsExactly("none.yaml: services must be a map of services by name");
    stacks.write("none.yaml", "servces: {}\n");
    assertThat(stacks.faults())
        .containsExactly(
            "none.yaml:1:1: servces is unknown, did you mean 'services'?",
            "none.yaml:1:1: services is missing, it must be a map of services by name");
  }

  @Test
  void saysWhichPartOfAnImageIsWrong() {
    stacks.write(
        Stacks.FILE,
        Stacks.LEAST + "  maximus:images: {orders: 'r.io/a:latest@" + Stacks.DIGEST + "'}\n");
    assertThat(stacks.faults())
        .containsExactly(
            AT
                + "8:28: maximus:images.orders 'r.io/a:latest@"
                + Stacks.DIGEST
                + "' is no image: tag 'latest' must name a version");
  }

  @Test
  void rejectsAServiceWithoutImage() {
    stacks.write("catalogue.yaml", "services:\n  orders: {port: 8200}\n");
    assertThat(stacks.faults())
        .containsExactly(
            AT
                + "2:3: maximus:images.orders is missing, it must have the form"
                + " registry/path:tag@sha256:<64 hex digits>");
    EnvironmentConfig whole = stacks.write("catalogue.yaml", Stacks.CATALOGUE).read();
    assertThatThrownBy(
            () ->
                new EnvironmentConfig(
                    "test",
                    Optional.empty(),
                    LogLevel.INFO,
                    MaximusCatalogue.SERVICES,
                    whole.images(),
                    Optional.empty(),
                    whole.resources(),
                    whole.services()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("EnvironmentConfig: service 'maximus-core' must have an image");
  }
}
