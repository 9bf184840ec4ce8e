package dev.maximus.certs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.CertificateSigningRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The docs name the commands that there are, and the fields of the JSON that they print. */
class CommandDocsTest {
  private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)`", Pattern.MULTILINE);
  private static final Pattern FIELD = Pattern.compile("`([a-zA-Z0-9]+)`");

  @TempDir private Path directory;

  @Test
  void everyCommandIsInTheTable() throws IOException {
    assertThat(rows("certificates.md", "## Commands"))
        .isEqualTo(new ArrayList<Object>(Commands.names()));
  }

  @ParameterizedTest
  @CsvSource({
    "### `generate` and `renew`, generate --json",
    "### `generate` and `renew`, renew client --json",
    "### `rotate status`, rotate status --json",
    "'### `rotate start`, `reissue`, `finish` and `abort`', rotate start --json",
    "### `sign`, sign a.csr --host a.example --json",
    "### `inspect`, inspect --json",
    "### `expiry`, expiry --json",
    "### `verify`, verify --json",
    "### `lint`, lint --json",
    "### `show-usage`, show-usage client --json"
  })
  void everyFieldIsInTheDocs(String heading, String line) throws IOException {
    CommandLine tool = new CommandLine(directory.toRealPath());
    if (!line.startsWith("generate")) {
      tool.run("generate");
    }
    tool.file("a.csr", signingRequest());
    if (line.startsWith("rotate status")) {
      tool.run("rotate", "start"); // then it has a time as well
    }

    Map<?, ?> json = json(tool.run(line.split(" ")).out());

    assertThat(rows("json.md", heading)).isEqualTo(new ArrayList<>(json.keySet()));
    json.values().stream()
        .filter(List.class::isInstance)
        .flatMap(list -> ((List<?>) list).stream())
        .filter(Map.class::isInstance)
        .forEach(item -> assertThat(words(heading)).containsAll(((Map<?, ?>) item).keySet()));
  }

  private static String signingRequest() {
    SecureRandom random = new SecureRandom();
    CertificateRequest wanted =
        CertificateRequest.of("a", Profile.SERVER, Subject.NONE, List.of(DnsName.of("a.example")));
    return CertificateSigningRequest.create(
            wanted, KeyAlgorithm.ECDSA_P256.generate(random), random)
        .pem();
  }

  private static Map<?, ?> json(String text) {
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  /** The names in code type; a list of certificates is described once, below inspect. */
  private static List<Object> words(String heading) {
    try {
      String text = part("json.md", heading);
      return all(FIELD, heading.contains("expiry") ? part("json.md", "### `inspect`") : text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Object> rows(String file, String heading) throws IOException {
    return all(ROW, part(file, heading));
  }

  private static List<Object> all(Pattern pattern, String text) {
    List<Object> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** From a heading to the next one. */
  private static String part(String file, String heading) throws IOException {
    String docs = Files.readString(Toolchain.root().resolve("docs").resolve(file));
    return List.of(docs.split("(?m)^(?=##)")).stream()
        .filter(part -> part.startsWith(heading + "\n"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("docs/" + file + " has no " + heading));
  }
}
