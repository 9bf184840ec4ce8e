package dev.maximus.engine.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.engine.stack.StackValue.Fields;
import dev.maximus.engine.stack.StackValue.Items;
import dev.maximus.engine.stack.StackValue.Scalar;
import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our reader makes of a stack file is what the real Pulumi CLI hands to a program. */
class StackFidelityTest {
  private static final String SECRET = "not-so-secret";

  private static final String SETTINGS =
      """
      config:
        bare: text
        proj:int: 123
        proj:plus: +12
        proj:minusZero: -0
        proj:unsigned: 18446744073709551615
        proj:large: 123456789012345678901234567890
        proj:octal: 0777
        proj:octal2: 0o17
        proj:noOctal: 089
        proj:hex: 0x1F
        proj:binary: 0b101
        proj:under: 1_000
        proj:float: 1.50
        proj:wholeFloat: 3.0
        proj:negativeZero: -0.0
        proj:dot: .5
        proj:exponent: 1e3
        proj:largeExponent: 1e21
        proj:small: 1e-7
        proj:tiny: 5e-324
        proj:tooLarge: 1e999
        proj:bool: True
        proj:yes: yes
        proj:on: on
        proj:tilde: ~
        proj:nothing:
        proj:empty: ""
        proj:quoted: "007"
        proj:quotedBool: "true"
        proj:version: 1.2.3
        proj:time: 12:30
        proj:yearMonth: 2024-01
        proj:block: |
          a
            b
        proj:folded: >-
          a
          b
        proj:map: {b: 1, a: "<&>", é: 1.50, "\\U0001F600": x, ﬀ: y, n: ~, e: {}, el: []}
        proj:list: [1, "1", true, "true", 1e3, 3.0, 0777, ~, [a, {x: 1}], "tab\\tq\\"\\\\\\u0001\\b\\f"]
        proj:anchor: &a {k: 1}
        proj:alias: *a
        proj:noSecret: {secure: 3}
        proj:twoKeys: {secure: a, other: b}
        other:config:old: x
        other:new: y
      """;

  @TempDir Path project;

  @Test
  void readsAStackFileAsThePulumiCommandLineDoes() throws IOException {
    Path pulumi = Toolchain.require("pulumi", "pulumi");
    Files.createDirectories(project.resolve("stacks"));
    Files.writeString(
        project.resolve("Pulumi.yaml"),
        """
        name: proj
        runtime: {name: java, options: {binary: printer.jar}}
        stackConfigDir: stacks
        """);
    Path file = project.resolve("stacks/Pulumi.test.yaml");
    writeProgram(project.resolve("printer.jar"));
    pulumi(pulumi, "stack", "init", "test");
    pulumi(pulumi, "config", "set", "-s", "test", "--secret", "proj:token", SECRET);
    pulumi(pulumi, "config", "set", "-s", "test", "--secret", "--path", "proj:nest.a[0]", SECRET);
    pulumi(pulumi, "config", "set", "-s", "test", "--path", "proj:nest.b", "5");
    // Only now, because `config set` writes the file anew, and 0777 as 511.
    Files.writeString(file, Files.readString(file).replace("config:\n", SETTINGS));
    pulumi(pulumi, "preview", "-s", "test");

    List<String> given = Files.readAllLines(project.resolve(SettingsPrinter.FILE));
    Map<String, String> expected = new TreeMap<>();
    ((Fields) json(given.get(0)))
        .values()
        .forEach((key, value) -> expected.put(key, ((Scalar) value).text()));
    expected.replaceAll((key, text) -> text.replace(SECRET, StackFile.UNKNOWN));
    StackFile read = StackFile.read(file, "Pulumi.test.yaml", "proj");
    assertThat(read.values()).isEqualTo(expected).hasSizeGreaterThan(40);
    assertThat(read.secretKeys()).isEqualTo(new TreeSet<>(texts(json(given.get(1)))));
  }

  private static StackValue json(String text) {
    return SettingsReader.read("json", text, new ArrayList<>()).orElseThrow();
  }

  private static List<String> texts(StackValue list) {
    return ((Items) list).values().stream().map(item -> ((Scalar) item).text()).toList();
  }

  private void pulumi(Path installation, String... arguments) {
    List<String> command = new ArrayList<>(List.of(installation.resolve("pulumi").toString()));
    command.addAll(List.of("-C", project.toString(), "--non-interactive"));
    command.addAll(List.of(arguments));
    Toolchain.Result result =
        Toolchain.execute(
            command,
            Map.of(
                "PATH",
                installation + ":" + System.getenv("PATH"),
                "PULUMI_HOME",
                project.resolve("home").toString(),
                "PULUMI_BACKEND_URL",
                project.toUri().toString().replaceFirst("^file:/+", "file:///"),
                "PULUMI_CONFIG_PASSPHRASE",
                "test",
                "PULUMI_SKIP_UPDATE_CHECK",
                "true"));
    assertThat(result.exitCode())
        .describedAs("%s%n%s%n%s", command, result.stdout(), result.stderr())
        .isZero();
  }

  private static void writeProgram(Path jar) throws IOException {
    String entry = SettingsPrinter.class.getName().replace('.', '/') + ".class";
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, SettingsPrinter.class.getName());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream code = SettingsPrinter.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      assertThat(code).isNotNull();
      code.transferTo(out);
      out.closeEntry();
    }
  }
}
