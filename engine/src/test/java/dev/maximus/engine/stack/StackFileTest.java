package dev.maximus.engine.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {
  private static final String FILE = "stacks/Pulumi.dev.yaml";

  private static StackFile parse(String yaml) {
    return StackFile.parse(yaml, FILE, "proj");
  }

  private static String fault(String yaml) {
    ConfigException e = catchThrowableOfType(ConfigException.class, () -> parse(yaml));
    return String.valueOf(e.getMessage());
  }

  @Test
  void givesEachSettingAsTheTextThatPulumiHandsOver() {
    StackFile file =
        parse(
            """
            config:
              bare: text
              other:key: 1_000
              old:config:form: True
              map: {b: [1, "1", 1e3, ~, true], a: "<&>\\t\\"\\\\", "\\U0001F600": 1, "ﬀ": 2, e: {}}
              nothing:
            """);
    assertThat(file.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "proj:bare", "text",
                "other:key", "1000",
                "old:form", "true",
                "proj:map",
                    "{\"a\":\"\\u003c\\u0026\\u003e\\t\\\"\\\\\",\"b\":[1,\"1\",1000,null,true],"
                        + "\"e\":{},\"ﬀ\":2,\"\uD83D\uDE00\":1}",
                "proj:nothing", ""));
    assertThat(file.secretKeys()).isEmpty();
  }

  @Test
  void marksSecureValuesAndAsksForNoPassphrase() {
    StackFile file =
        parse(
            """
            secretsprovider: passphrase
            encryptedkey: abc
            encryptionsalt: v1:abc
            environment: [shared]
            config:
              token: {secure: v1:xyz}
              nested: {a: [{secure: v1:xyz}], b: 5}
              plain: 1
            """);
    assertThat(file.values())
        .containsEntry("proj:token", StackFile.UNKNOWN)
        .containsEntry("proj:nested", "{\"a\":[\"" + StackFile.UNKNOWN + "\"],\"b\":5}");
    assertThat(file.secretKeys()).containsExactly("proj:nested", "proj:token");
    assertThat(file.toString()).doesNotContain("xyz");
  }

  @Test
  void knowsWhereEachKeyStands() {
    StackFile file = parse("config:\n  a: 1\n  x:b: 2\n");
    assertThat(file.keys())
        .isEqualTo(Map.of("proj:a", new Position(2, 3), "x:b", new Position(3, 3)));
    assertThat(file.section()).isEqualTo(new Position(2, 3));
  }

  @Test
  void readsAFileWithoutSettings() {
    assertThat(parse("").values()).isEmpty();
    assertThat(parse("config:\n").values()).isEmpty();
    assertThat(parse("encryptionsalt: x\n").values()).isEmpty();
  }

  @Test
  void refusesASectionItDoesNotKnow() {
    assertThat(fault("confg: {}\n"))
        .isEqualTo(FILE + ":1:1: confg is unknown, did you mean 'config'?");
    assertThat(fault("something: {}\n"))
        .isEqualTo(
            FILE
                + ":1:1: something is unknown, use one of: config, encryptedkey, encryptionsalt,"
                + " environment, secretsprovider");
  }

  @Test
  void refusesOtherForms() {
    assertThat(fault("- a\n"))
        .isEqualTo(FILE + ":1:1: must be a map with the section 'config', not a list");
    assertThat(fault("config: [a]\n"))
        .isEqualTo(FILE + ":1:9: config must be a map of settings, not a list");
    assertThat(fault("config: {secure: x}\n"))
        .isEqualTo(FILE + ":1:9: config must be a map of settings, not a secure value");
  }

  @Test
  void refusesTheSameKeyInTwoForms() {
    assertThat(fault("config:\n  a: 1\n  proj:a: 2\n"))
        .isEqualTo(FILE + ":3:3: proj:a is there twice, first on line 2");
    assertThat(fault("config:\n  a: 1\n  a: 2\n"))
        .isEqualTo(FILE + ":3:3: a is there twice, first on line 2");
  }

  @Test
  void refusesWhatIsNoKey() {
    String rule = " is not a key, which must have the form 'name' or 'namespace:name'";
    assertThat(fault("config:\n  a:b:c: 1\n")).isEqualTo(FILE + ":2:3: a:b:c" + rule);
    assertThat(fault("config:\n  \":a\": 1\n")).isEqualTo(FILE + ":2:3: :a" + rule);
  }

  @Test
  void saysEveryFaultAtOnce() {
    assertThat(fault("confg: {}\nconfig:\n  a: 2024-01-02\n  b:c:d: 1\n"))
        .isEqualTo(
            """
            3 faults in the settings:
              stacks/Pulumi.dev.yaml:1:1: confg is unknown, did you mean 'config'?
              stacks/Pulumi.dev.yaml:3:6: a '2024-01-02' is a date or a number without end in YAML, write it in quotes
              stacks/Pulumi.dev.yaml:4:3: b:c:d is not a key, which must have the form 'name' or 'namespace:name'\
            """);
  }

  @Test
  void readsFilesWithAByteOrderMark(@TempDir Path directory) throws IOException {
    Path path = Files.writeString(directory.resolve("f.yaml"), "\uFEFFconfig: {a: é}\n");
    assertThat(StackFile.read(path, FILE, "proj").values()).containsEntry("proj:a", "é");
  }

  @Test
  void saysWhenThereIsNoSuchFile(@TempDir Path directory) {
    assertThatThrownBy(() -> StackFile.read(directory.resolve("none"), FILE, "proj"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(FILE + ": does not exist");
  }

  @Test
  void saysWhenAFileIsNotText(@TempDir Path directory) throws IOException {
    Path path =
        Files.write(directory.resolve("f"), "config: {a: é}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> StackFile.read(path, FILE, "proj"))
        .hasMessage(FILE + ": is not UTF-8 text");
    assertThatThrownBy(() -> StackFile.read(directory, FILE, "proj"))
        .hasMessageStartingWith(FILE + ": cannot be read: ");
  }
}
