package dev.maximus.certs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.cli.CommandLine.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotateCommandTest {
  @TempDir private Path directory;
  private CommandLine tool;

  @BeforeEach
  void makeSet() throws IOException {
    directory = directory.toRealPath();
    tool = new CommandLine(directory);
    tool.run("generate");
  }

  private long roots() throws IOException {
    return Files.readString(directory.resolve("certs/ca-cert.pem"))
        .lines()
        .filter(line -> line.startsWith("-----BEGIN"))
        .count();
  }

  @Test
  void threeStepsLeadRound() throws IOException {
    assertThat(tool.run("rotate").out())
        .isEqualTo("phase:   steady\nnext:    rotate start, allowed now\n");

    Answer started = tool.run("rotate", "start");
    assertThat(started.code()).as(started.err()).isZero();
    assertThat(started.out())
        .startsWith(
            "phase:   added; 0 certificates issued, all files changed at once\nto do now:\n");
    assertThat(roots()).isEqualTo(2);
    tool.at(CommandLine.NOW.plus(Duration.ofHours(25)));

    assertThat(tool.run("rotate", "reissue").out())
        .startsWith("phase:   reissued; 2 certificates issued, all files changed at once\n");
    assertThat(roots()).isEqualTo(2);
    tool.at(CommandLine.NOW.plus(Duration.ofHours(50)));

    assertThat(tool.run("rotate", "finish", "--deployed").out()).startsWith("phase:   steady; ");
    assertThat(roots()).isEqualTo(1);
    assertThat(tool.run("verify").code()).isZero();
    assertThat(tool.run("generate").out()).startsWith("certs: up to date");
  }

  @Test
  void aStepIsRefusedBeforeItsTime() throws IOException {
    assertThat(tool.run("rotate", "finish").code()).isEqualTo(1);
    tool.run("rotate", "start");

    Answer early = tool.run("rotate", "reissue");

    assertThat(early.code()).isEqualTo(1);
    assertThat(early.out()).isEmpty();
    assertThat(early.err())
        .startsWith(
            "error: nothing can be issued from the new root 'ca-other' before 2026-11-22T12:00:00Z")
        .endsWith("when all have it, run rotate reissue --deployed\n");
    assertThat(tool.run("rotate", "status", "--json").out())
        .startsWith("{\n  \"phase\": \"added\",\n  \"since\": \"2026-11-21T12:00:00Z\",\n")
        .contains("\"allowed\": false", "\"allowedFrom\": \"2026-11-22T12:00:00Z\"");
    assertThat(tool.run("rotate", "status", "--propagation", "48h").out())
        .contains("from 2026-11-23T12:00:00Z\n");
    assertThat(tool.run("rotate", "abort").out()).startsWith("phase:   steady; ");
    assertThat(roots()).isEqualTo(1);
  }

  @Test
  void misuseIsSaid() {
    assertThat(tool.run("rotate", "frobnicate"))
        .isEqualTo(
            new Answer(
                2,
                "",
                """
                error: action 'frobnicate' must be one of status, start, reissue, finish, abort
                Run 'certs-tool help rotate' to see how it is called.
                """));
    assertThat(tool.run("rotate", "start", "--authority", "x").err())
        .startsWith("error: option '--authority' goes with reissue\n");
    assertThat(tool.run("rotate", "finish", "--root", "x").err())
        .startsWith("error: option '--root' goes with start\n");
    assertThat(tool.run("rotate", "status", "--propagation", "1h").err())
        .startsWith("error: propagation time '1h' must be from 24h to ");
    assertThat(tool.run("rotate", "reissue", "--authority", "ca").err())
        .startsWith("error: authority 'ca' is a root; use rotate start");
    assertThat(tool.run("rotate", "abort").err())
        .isEqualTo("error: no rotation is open, so there is nothing to abort\n");
  }

  @Test
  void aWrongPassphraseStartsNothing() throws IOException {
    tool.file(
        "prod.yaml",
        """
        environment: prod
        production: true
        authorities:
          root: {profile: root-ca, subject: {commonName: Test Root}}
        certificates:
          db: {profile: server, issuer: root, dns: [db.prod.svc]}
        """);
    tool.set(PassphraseOption.VARIABLE, "correct horse");
    tool.run("generate", "prod.yaml");
    tool.set(PassphraseOption.VARIABLE, "wrong horse");

    Answer answer = tool.run("rotate", "start", "-e", "prod");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("root/ca.key").doesNotContain("horse");
    assertThat(tool.run("rotate", "-e", "prod").out()).startsWith("phase:   steady\n");
  }
}
