package dev.maximus.certs.servers;

import dev.maximus.certs.servers.TestPki.Identity;
import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** uvicorn, which our services run in, called with the options that they are called with. */
class UvicornTlsTest extends MutualTlsContract {
  private static final String PROGRAM =
      """
      async def app(scope, receive, send):
          if scope["type"] == "http":
              await send({"type": "http.response.start", "status": 200, "headers": []})
              await send({"type": "http.response.body", "body": b"ok"})
      """;

  @Override
  void needs() {
    Programs.require("python3", "python3");
    Toolchain.require("go", "python");
  }

  @Override
  ServerProcess start(Identity identity) throws IOException {
    int port = ServerProcess.freePort();
    Files.writeString(directory.resolve("service.py"), PROGRAM);
    return ServerProcess.start(
        port,
        directory.resolve("uvicorn.log"),
        List.of(
            "env",
            "PYTHONPATH=" + Toolchain.require("go", "python") + ":" + directory,
            Programs.require("python3", "python3"),
            "-m",
            "uvicorn",
            "service:app",
            "--port",
            String.valueOf(port),
            "--ssl-certfile",
            identity.certificate().toString(),
            "--ssl-keyfile",
            identity.key().toString(),
            "--ssl-ca-certs",
            pki.ca().toString(),
            // ssl.CERT_REQUIRED
            "--ssl-cert-reqs",
            "2"));
  }

  @Override
  String request() {
    return "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  @Override
  String answer() {
    return "HTTP/1.1 200";
  }
}
