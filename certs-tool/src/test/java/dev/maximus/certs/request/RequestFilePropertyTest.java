package dev.maximus.certs.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every set and for every file. */
class RequestFilePropertyTest {
  /** How many damaged files are read; a million takes some minutes. */
  private static final int FUZZ = Integer.getInteger("maximus.fuzz", 20_000);

  private static final long SEED = Long.getLong("maximus.seed", 4);

  /** Far more than a file of this size takes. */
  private static final Duration HANG = Duration.ofSeconds(20);

  private static final String[] SNIPPETS = {
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "!!str ",
    "\"",
    "'",
    "\n",
    "\t",
    "#",
    "? ",
    "| ",
    "> ",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "%TAG ! x\n",
    "<<: ",
    "{n}",
    "count: 99",
    "true",
    "~",
    "1",
    "\\u0000",
    "\u0000",
    "\ufeff",
    "\u2028",
    "\ud800",
    "  ",
    "profile: ",
    "issuer: ",
    "dns: [",
    "%YAML 99999999999.1\n"
  };

  @Test
  void whatIsWrittenIsReadAgain() throws RequestException {
    RandomSets sets = new RandomSets(SEED);
    for (int i = 0; i < 2000; i++) {
      CertificateSet set = sets.next();
      String text = RequestFile.write(set);
      assertThat(RequestFile.read("f", text)).isEqualTo(set);
      assertThat(RequestFile.write(RequestFile.read("f", text))).isEqualTo(text);
    }
  }

  @Test
  void aDamagedFileIsReadOrRefused() {
    Random random = new Random(SEED);
    RandomSets sets = new RandomSets(SEED);
    int read = 0;
    for (int i = 0; i < FUZZ; i++) {
      byte[] content = RequestFile.write(sets.next()).getBytes(StandardCharsets.UTF_8);
      for (int damage = 0; damage <= random.nextInt(4); damage++) {
        content = damaged(content, random);
      }
      read += readOrRefused(content) ? 1 : 0;
    }
    // Neither all refused nor all read: the damage is of the right size to find something.
    assertThat(read).isBetween(FUZZ / 100, FUZZ / 2);
  }

  @Test
  void randomOctetsAreRefused() {
    Random random = new Random(SEED);
    for (int i = 0; i < FUZZ / 4; i++) {
      byte[] content = new byte[random.nextInt(200)];
      random.nextBytes(content);
      if (random.nextBoolean()) {
        for (int at = 0; at < content.length; at++) {
          content[at] = (byte) (content[at] & 0x7f);
        }
      }
      assertThat(readOrRefused(content)).isFalse();
    }
  }

  private static boolean readOrRefused(byte[] content) {
    long start = System.nanoTime();
    try {
      RequestFile.read("f", content);
      return true;
    } catch (RequestException e) {
      assertThat(e.faults()).isNotEmpty().allMatch(fault -> fault.startsWith("f:"));
      assertThat(e.faults()).noneMatch(fault -> fault.contains("\n"));
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      return fail("not refused in words:\n" + new String(content, StandardCharsets.UTF_8), e);
    } finally {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(HANG);
    }
  }

  private static byte[] damaged(byte[] content, Random random) {
    int at = random.nextInt(content.length + 1);
    int to = Math.min(content.length, at + random.nextInt(12));
    byte[] start = Arrays.copyOf(content, at);
    return switch (random.nextInt(5)) {
      case 0 -> joined(start, Arrays.copyOfRange(content, to, content.length));
      case 1 ->
          joined(
              start,
              SNIPPETS[random.nextInt(SNIPPETS.length)].getBytes(StandardCharsets.UTF_8),
              Arrays.copyOfRange(content, at, content.length));
      case 2 ->
          joined(
              start,
              new byte[] {(byte) random.nextInt(256)},
              Arrays.copyOfRange(content, Math.min(content.length, at + 1), content.length));
      case 3 -> start;
      default -> lineTwice(content, random);
    };
  }

  private static byte[] lineTwice(byte[] content, Random random) {
    List<String> lines =
        new ArrayList<>(List.of(new String(content, StandardCharsets.UTF_8).split("\n", -1)));
    lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
