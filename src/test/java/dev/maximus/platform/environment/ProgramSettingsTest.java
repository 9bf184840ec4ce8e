package dev.maximus.platform.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.engine.run.InProcessEngine;
import dev.maximus.engine.run.RunSettings;
import dev.maximus.engine.stack.StackFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramSettingsTest {
  private static final Path ROOT = Path.of(System.getProperty("maximus.root", ".."));
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void aProgramReadsTheSameAsTheCommandLine(String name) {
    Environments environments = Environments.in(ROOT);
    StackFile file = environments.stackFile(name);
    List<EnvironmentConfig> read = new ArrayList<>();
    InProcessEngine.run(
        context -> read.add(ProgramSettings.read(context, ROOT, Map.of())),
        RunSettings.of("maximus-platform", name).withConfig(file.values(), file.secretKeys()));
    assertThat(read).containsExactly(environments.read(name));
  }

  @Test
  void saysTheSameWithoutLines() {
    String fault =
        Stacks.in(directory)
            .write(
                Stacks.FILE,
                Stacks.LEAST
                    + "    replcas: 1\n  maximus:services: {orders: {replicas: 0}}\n"
                    + "  maximus:kubeContext: {a: 1}\n")
            .programFault(Map.of());
    assertThat(fault)
        .isEqualTo(
            """
            3 faults in the settings:
              stacks/Pulumi.test.yaml: maximus:defaults.replcas is unknown, did you mean 'replicas'?
              stacks/Pulumi.test.yaml: maximus:kubeContext must be the name of a kubeconfig context, not a map
              stacks/Pulumi.test.yaml: maximus:services.orders.replicas '0' must be a whole number from 1 to 1000\
            """);
  }

  @Test
  void findsUnknownKeysInWhatTheCommandLineOfPulumiHandsOver() {
    String fault =
        Stacks.in(directory)
            .programFault(
                Map.of("PULUMI_CONFIG", "{\"maximus:logLevl\":\"info\",\"other:logLevl\":\"x\"}"));
    assertThat(fault)
        .isEqualTo("stacks/Pulumi.test.yaml: maximus:logLevl is unknown, did you mean 'logLevel'?");
  }

  @Test
  void refusesASecretWhereAPlainValueIsNeeded() {
    Stacks stacks = Stacks.in(directory);
    assertThat(
            stacks.programFault(
                Map.of("PULUMI_CONFIG_SECRET_KEYS", "[\"maximus:logLevel\",\"other:key\"]")))
        .isEqualTo(
            "stacks/Pulumi.test.yaml: maximus:logLevel must be a plain value, not a secure one");
    stacks.write(Stacks.FILE, Stacks.LEAST.replace("info", "{secure: v1:abc}"));
    assertThat(stacks.programFault(Map.of()))
        .isEqualTo(
            "stacks/Pulumi.test.yaml: maximus:logLevel must be a plain value, not a secure one");
  }

  @Test
  void takesTextThatOnlyLooksLikeAMapAsText() {
    Stacks stacks =
        Stacks.in(directory)
            .write(Stacks.FILE, Stacks.LEAST.replace("logLevel: info", "logLevel: '{info'"));
    assertThat(stacks.programFault(Map.of()))
        .isEqualTo(
            "stacks/Pulumi.test.yaml: maximus:logLevel '{info' is unknown, did you mean 'info'?");
  }
}
