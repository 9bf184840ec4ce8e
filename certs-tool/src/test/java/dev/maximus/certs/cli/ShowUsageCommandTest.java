package dev.maximus.certs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowUsageCommandTest {
  @TempDir private Path directory;
  private CommandLine tool;

  @BeforeEach
  void makeTool() throws IOException {
    tool = new CommandLine(directory.toRealPath());
    tool.run("generate");
  }

  @Test
  void oneLineCanBePasted() {
    assertThat(tool.run("show-usage", "client", "--only", "curl", "--host", "a.example").out())
        .isEqualTo(
            "curl --cacert certs/ca-cert.pem --cert certs/client-cert.pem"
                + " --key certs/client-key.pem https://a.example:8443/\n");
  }

  @Test
  void allThatFitsTheProfile() {
    assertThat(tool.run("show-usage", "client").out())
        .contains("(psql)\n", "(redis-cli)\n")
        .doesNotContain("(nginx)");
    assertThat(tool.run("show-usage", "server").out())
        .contains("(nginx)\n", "(uvicorn)\n", "(postgresql.conf)\n")
        .doesNotContain("(psql)");
    assertThat(tool.run("show-usage", "ca", "--json").out())
        .startsWith("{\n  \"certificate\": \"ca\"");
  }

  @Test
  void faultsNameWhatThereIs() {
    assertThat(tool.run("show-usage", "nothing").err())
        .isEqualTo(
            """
            error: certificate 'nothing' is not in the store
              There is ca, client, server.
            """);
    assertThat(tool.run("show-usage", "client", "--only", "nginx").err())
        .startsWith("error: usage 'nginx' does not fit 'client'\n  There is psql, redis-cli, ");
    assertThat(tool.run("show-usage", "client", "--port", "70000").code()).isEqualTo(2);
    assertThat(tool.run("show-usage", "client", "-e", "prod").err())
        .isEqualTo(
            """
            error: directory 'pki/prod' is not a store of certificates
              Make one: 'certs-tool generate', or name another with --store or --env.
            """);
  }
}
