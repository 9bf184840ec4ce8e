package dev.maximus.certs.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.Pem;
import dev.maximus.testing.Toolchain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where zlint has a rule of the same name, it gives the same verdict. */
class ZlintTest {
  private static final Pattern RESULT =
      Pattern.compile(
          "\"[ewn]_([a-z0-9_]+)\":\\{(?:\"details\":\"[^\"]*\",)?\"result\":\"(\\w+)\"");
  private static final Set<String> BAD = Set.of("error", "warn", "info");
  private static final Set<String> GOOD = Set.of("pass", "NA");

  @Test
  void theSameVerdicts(@TempDir Path directory) throws IOException {
    Path zlint = zlint();
    Set<String> ours = new HashSet<>();
    LintRules.ALL.forEach(rule -> ours.add(rule.id()));
    List<String> differences = new ArrayList<>();
    Set<String> compared = new TreeSet<>();
    int unreadable = 0;
    for (LintCase example : LintCases.all()) {
      Map<String, String> theirs = run(zlint, directory, example.der());
      if (theirs.isEmpty()) {
        unreadable++;
      }
      Set<String> found = new HashSet<>();
      Linter.lint(example.inputs()).findings().stream()
          .filter(finding -> finding.certificate().equals("bad"))
          .forEach(finding -> found.add(finding.rule().id()));
      theirs.forEach(
          (rule, result) -> {
            if (ours.contains(rule) && (BAD.contains(result) || GOOD.contains(result))) {
              compared.add(rule);
              if (BAD.contains(result) != found.contains(rule)) {
                differences.add(
                    "%s in the case of %s: zlint says %s".formatted(rule, example.rule(), result));
              }
            }
          });
    }

    assertThat(differences).isEmpty();
    assertThat(compared).hasSizeGreaterThan(40);
    // Go's reader refuses a certificate that says the same extension twice, and the like.
    assertThat(unreadable).isLessThan(8);
  }

  @Test
  void itFindsNothingInWhatWeIssue(@TempDir Path directory) throws IOException {
    Path zlint = zlint();
    for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
      for (LintInput input : LinterTest.issued(algorithm)) {
        Map<String, String> results = run(zlint, directory, input.der());
        assertThat(results).hasSizeGreaterThan(50);
        results.values().removeAll(GOOD);
        // Not in force at the time of the certificate, or before its time.
        results.values().remove("NE");
        assertThat(results).as("%s %s", input.name(), algorithm).isEmpty();
      }
    }
  }

  private static Path zlint() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path file = Path.of(folder, "zlint");
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    return Toolchain.require("go", "zlint").resolve("zlint");
  }

  private static Map<String, String> run(Path zlint, Path directory, byte[] der)
      throws IOException {
    Path file = directory.resolve("certificate.pem");
    Files.writeString(file, Pem.encode(Pem.CERTIFICATE, der));
    Toolchain.Result result =
        Toolchain.execute(
            Arrays.asList(
                zlint.toString(),
                "-includeSources=RFC3279,RFC5280,RFC5480,RFC5891,RFC8813,Community",
                file.toString()),
            Map.of());
    Map<String, String> results = new HashMap<>();
    Matcher matcher = RESULT.matcher(result.stdout());
    while (matcher.find()) {
      results.put(matcher.group(1), matcher.group(2));
    }
    return results;
  }
}
