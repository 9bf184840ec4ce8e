package dev.maximus.certs.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.servers.TestPki.Identity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Redis 7 with {@code tls-auth-clients yes}. */
class RedisTlsTest extends MutualTlsContract {
  @Override
  void needs() {
    Programs.require("redis-server", "redis-server");
  }

  @Override
  ServerProcess start(Identity identity) throws IOException {
    return start(ServerProcess.freePort(), identity);
  }

  private ServerProcess start(int port, Identity identity, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Programs.require("redis-server", "redis-server"),
                "--port",
                "0",
                "--bind",
                "127.0.0.1",
                "--tls-port",
                String.valueOf(port),
                "--tls-cert-file",
                identity.certificate().toString(),
                "--tls-key-file",
                identity.key().toString(),
                "--tls-ca-cert-file",
                pki.ca().toString(),
                "--tls-auth-clients",
                "yes",
                "--save",
                "",
                "--dir",
                directory.toString()));
    command.addAll(List.of(more));
    return ServerProcess.start(port, directory.resolve("redis-" + port + ".log"), command);
  }

  @Override
  String request() {
    return "PING\r\n";
  }

  @Override
  String answer() {
    return "+PONG";
  }

  /** A replica calls its master with the certificate that it serves with: the peer profile. */
  @Test
  void peersReplicate() throws Exception {
    Identity peer = pki.peer();
    try (ServerProcess master = start(ServerProcess.freePort(), peer, "--tls-replication", "yes");
        ServerProcess replica =
            start(
                ServerProcess.freePort(),
                peer,
                "--tls-replication",
                "yes",
                "--replicaof",
                "localhost " + master.port())) {
      TlsClient client = new TlsClient("localhost", pki.ca(), Optional.of(pki.client("maximus")));
      assertThat(client.ask(master.port(), "SET key value\r\n")).isEqualTo("+OK");
      String answer = "";
      for (int i = 0; i < 100 && !answer.equals("$5"); i++) {
        Thread.sleep(100);
        answer = client.ask(replica.port(), "GET key\r\n");
      }
      assertThat(answer).isEqualTo("$5");
    }
  }
}
