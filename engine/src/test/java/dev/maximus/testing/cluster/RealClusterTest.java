package dev.maximus.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@KubernetesCluster(Mode.REAL)
class RealClusterTest {
  @Test
  void redisAnswers(Cluster cluster) throws Exception {
    String image = cluster.image(TestImage.REDIS);
    cluster.client().resource(Samples.pod("redis", image)).create();
    PodResource pod = cluster.client().pods().withName("redis");
    pod.waitUntilReady(60, TimeUnit.SECONDS);

    assertThat(overPortForward(pod, "SET greeting hello\r\nGET greeting\r\nQUIT\r\n"))
        .isEqualTo("+OK\r\n$5\r\nhello\r\n+OK\r\n");
    assertThat(inPod(pod, "redis-cli", "GET", "greeting")).isEqualTo("hello\n");
    assertThat(pod.getLog()).contains("Ready to accept connections");
  }

  /** Redis also understands plain lines, and closes the connection after QUIT. */
  private static String overPortForward(PodResource pod, String commands) throws IOException {
    try (LocalPortForward forward = pod.portForward(6379);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), forward.getLocalPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static String inPod(PodResource pod, String... command) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ExecWatch exec = pod.writingOutput(out).exec(command)) {
      assertThat(exec.exitCode().get(30, TimeUnit.SECONDS)).isZero();
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
