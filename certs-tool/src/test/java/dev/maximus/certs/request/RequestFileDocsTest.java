package dev.maximus.certs.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.Profile;
import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference in the docs names the keys and defaults that the reader has. */
class RequestFileDocsTest {
  private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)`", Pattern.MULTILINE);

  @Test
  void keys() throws IOException {
    assertThat(rows("### Keys of the file"))
        .containsExactlyInAnyOrderElementsOf(RequestReader.KEYS);
    assertThat(rows("### Keys of an authority or a certificate"))
        .containsExactlyInAnyOrderElementsOf(
            new TreeSet<>(
                Stream.concat(
                        EntryReader.AUTHORITY_KEYS.stream(), EntryReader.CERTIFICATE_KEYS.stream())
                    .toList()));
    assertThat(rows("### Keys of a subject"))
        .containsExactlyInAnyOrderElementsOf(EntryReader.SUBJECT_KEYS);
    assertThat(rows("### Keys of name constraints"))
        .containsExactlyInAnyOrderElementsOf(EntryReader.CONSTRAINT_KEYS);
  }

  @Test
  void words() throws IOException {
    assertThat(rows("### Outputs"))
        .containsExactlyElementsOf(Arrays.stream(OutputKind.values()).map(OutputKind::id).toList());
    String profiles = part("### Lifetimes");
    for (Profile profile : Profile.ALL) {
      assertThat(profiles)
          .contains("| `%s` | %s |".formatted(profile.id(), profile.defaultLifetime().text()));
    }
    String entry = part("### Keys of an authority or a certificate");
    for (KeyAlgorithm key : KeyAlgorithm.values()) {
      assertThat(entry).contains("`" + key.id() + "`");
    }
    assertThat(entry).contains("`" + KeyAlgorithm.DEFAULT.id() + "`, the default");
  }

  @Test
  void theExampleIsRead() throws Exception {
    String example = part("## The request file");
    int start = example.indexOf("```yaml\n") + "```yaml\n".length();
    CertificateSet set =
        RequestFile.read("example", example.substring(start, example.indexOf("```\n", start)));
    assertThat(set.warnings()).isEmpty();
    assertThat(set.size()).isGreaterThan(100);
  }

  private static Set<String> rows(String heading) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    Matcher row = ROW.matcher(part(heading));
    while (row.find()) {
      names.add(row.group(1));
    }
    return names;
  }

  /** From a heading to the next one. */
  private static String part(String heading) throws IOException {
    String docs = Files.readString(Toolchain.root().resolve("docs/certificates.md"));
    List<String> parts = List.of(docs.split("(?m)^(?=##)"));
    return parts.stream()
        .filter(part -> part.startsWith(heading + "\n"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("docs/certificates.md has no " + heading));
  }
}
