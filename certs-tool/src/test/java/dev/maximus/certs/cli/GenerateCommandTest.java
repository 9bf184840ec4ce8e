package dev.maximus.certs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.cli.CommandLine.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
  private static final String REQUEST =
      """
      environment: prod
      production: true
      authorities:
        root: {profile: root-ca, subject: {commonName: Test Root}}
      certificates:
        db: {profile: server, issuer: root, dns: [db.prod.svc]}
      """;

  @TempDir private Path directory;
  private CommandLine tool;

  @BeforeEach
  void makeTool() throws IOException {
    directory = directory.toRealPath();
    tool = new CommandLine(directory);
  }

  @Test
  void withoutAFileItMakesTheSetThatPeopleKnow() throws IOException {
    Answer answer = tool.run("generate");

    assertThat(answer.err())
        .isEqualTo("note: the key of 'ca' is not encrypted: for development only\n");
    assertThat(answer.out())
        .isEqualTo(
            """
            issued ca      root-ca for Maximus development CA, until 2036-11-21, certs/ca-cert.pem
            issued server  server for localhost, 127.0.0.1, ::1, until 2027-11-21, certs/server-cert.pem
            issued client  client for maximus, until 2027-11-21, certs/client-cert.pem
            certs: 3 certificates issued, 0 removed, 0 unchanged
            """);
    assertThat(answer.code()).isZero();
    assertThat(tool.questions()).isEmpty();
    for (String name : new String[] {"ca", "server", "client"}) {
      assertThat(mode("certs/" + name + "-cert.pem")).isEqualTo("rw-r--r--");
      assertThat(mode("certs/" + name + "-key.pem")).isEqualTo("rw-------");
    }
  }

  @Test
  void aSecondCallIssuesNothing() {
    tool.run("generate", "--host", "dev.example.org");

    assertThat(tool.run("generate"))
        .isEqualTo(new Answer(0, "certs: up to date, 3 certificates\n", ""));
  }

  @Test
  void aChangeIssuesAgainWhatChanged() {
    tool.run("generate");

    Answer answer = tool.run("generate", "--host", "10.0.0.7", "--host", "Dev.Example.org");

    assertThat(answer.out())
        .isEqualTo(
            """
            issued server  server for localhost, dev.example.org, 127.0.0.1, ::1 and 1 more, until 2027-11-21, certs/server-cert.pem
              because the request has changed: dns: added 'dev.example.org'; ip: added '10.0.0.7'
            certs: 1 certificate issued, 0 removed, 2 unchanged
            """);
  }

  @Test
  void aDryRunChangesNothing() {
    Answer answer = tool.run("generate", "--dry-run");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .startsWith("would issue ca      root-ca for Maximus development CA\n")
        .endsWith("certs: 3 certificates to issue, 0 to remove, 0 unchanged; nothing was done\n");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void productionNeedsAPassphrase() throws IOException {
    tool.file("prod.yaml", REQUEST);

    Answer answer = tool.run("generate", "prod.yaml");

    assertThat(answer)
        .isEqualTo(
            new Answer(
                1,
                "",
                """
                error: set 'prod' is for production: the keys of its authorities must have a passphrase
                  Give it with --passphrase-file FILE or in the variable CERTS_TOOL_PASSPHRASE.
                """));
    assertThat(directory.resolve("pki")).doesNotExist();
  }

  @Test
  void aPassphraseIsChosenTwiceAndAskedForOnce() throws IOException {
    tool.file("prod.yaml", REQUEST);
    tool.answer("correct horse", "correct hose");
    assertThat(tool.run("generate", "prod.yaml").err())
        .isEqualTo("error: the two passphrases are not the same\n");

    tool.answer("correct horse", "correct horse");
    Answer made = tool.run("generate", "prod.yaml");

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(Files.readString(directory.resolve("pki/prod/root/ca.key")))
        .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
        .doesNotContain("correct horse");
    assertThat(tool.questions())
        .endsWith("New passphrase for the authorities' keys", "The same again");
    assertThat(tool.run("generate", "prod.yaml").out())
        .as("nothing to do, so nothing is asked")
        .isEqualTo("pki/prod: up to date, 2 certificates\n");
    assertThat(tool.run("generate", "-e", "prod").out())
        .as("the store knows its request")
        .isEqualTo("pki/prod: up to date, 2 certificates\n");
    assertThat(tool.run("generate", "-e", "prod", "--out", "x").code()).isEqualTo(2);
  }

  @Test
  void aWrongPassphraseLeavesEverything() throws IOException {
    tool.file("prod.yaml", REQUEST);
    tool.set(PassphraseOption.VARIABLE, "correct horse");
    tool.run("generate", "prod.yaml");
    String before = Files.readString(directory.resolve("pki/prod/index.yaml"));
    tool.file("prod.yaml", REQUEST.replace("db.prod.svc", "db.prod.svc, db"));
    tool.set(PassphraseOption.VARIABLE, "wrong horse");

    Answer answer = tool.run("generate", "prod.yaml");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("root/ca.key").contains("passphrase").doesNotContain("horse");
    assertThat(Files.readString(directory.resolve("pki/prod/index.yaml"))).isEqualTo(before);
  }

  @Test
  void thePassphraseIsTheFirstLineOfAFile() throws IOException {
    tool.file("prod.yaml", REQUEST);
    Path file = tool.file("secret", "correct horse\r\nsecond line\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    Answer answer = tool.run("generate", "prod.yaml", "--passphrase-file", "secret");

    assertThat(answer.code()).isZero();
    assertThat(answer.err())
        .isEqualTo("warning: file 'secret' can be read by others; chmod 600 it\n");
    assertThat(tool.run("passphrase", "-e", "prod", "--passphrase-file", "prod.yaml").code())
        .isEqualTo(1);
  }

  @Test
  void faultsInTheRequestAreListed() throws IOException {
    tool.file(
        "bad.yaml", REQUEST.replace("profile: server", "profile: sever").replace("true", "yes"));

    Answer answer = tool.run("generate", "bad.yaml");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err())
        .startsWith("error: 2 faults\n  bad.yaml:2:13: ")
        .contains("\n  bad.yaml:6:");
    assertThat(directory.resolve("pki")).doesNotExist();
  }

  @Test
  void misuseIsSaid() {
    assertThat(tool.run("generate", "--host", "a_b", "--host", "c..d"))
        .isEqualTo(
            new Answer(
                2,
                "",
                """
                error: option '--host': DNS name 'a_b' must be labels of a-z, 0-9 and '-' with dots between; only the first may be '*'
                  option '--host': DNS name 'c..d' must be labels of a-z, 0-9 and '-' with dots between; only the first may be '*'
                Run 'certs-tool help generate' to see how it is called.
                """));
    assertThat(tool.run("generate", "a.yaml", "--host", "a").err())
        .startsWith("error: option '--host' goes without a request file");
    assertThat(tool.run("generate", "a.yaml").err())
        .isEqualTo("error: file '%s/a.yaml' does not exist\n".formatted(directory));
    assertThat(tool.run("generate", "--wiat", "3").err())
        .startsWith("error: option '--wiat' does not exist\n");
    assertThat(tool.run("genrate").err())
        .startsWith("error: command 'genrate' does not exist; there is generate, ");
    assertThat(tool.run().code()).isEqualTo(2);
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
  }
}
