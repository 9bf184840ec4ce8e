package dev.maximus.certs.servers;

import dev.maximus.certs.servers.TestPki.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Python's ssl module, which uvicorn and so all our services stand on, with CERT_REQUIRED. */
class PythonTlsTest extends MutualTlsContract {
  private static final String PROGRAM =
      """
      import http.server, ssl, sys
      port, certificate, key, ca = sys.argv[1:]
      class Handler(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              self.send_response(200)
              self.end_headers()
      server = http.server.HTTPServer(("127.0.0.1", int(port)), Handler)
      context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=ca)
      context.verify_mode = ssl.CERT_REQUIRED
      # RFC 5280 to the letter, as Python 3.13 does by default.
      context.verify_flags |= ssl.VERIFY_X509_STRICT
      context.load_cert_chain(certificate, key)
      server.socket = context.wrap_socket(server.socket, server_side=True)
      server.serve_forever()
      """;

  @Override
  void needs() {
    Programs.require("python3", "python3");
  }

  @Override
  ServerProcess start(Identity identity) throws IOException {
    int port = ServerProcess.freePort();
    Path program = Files.writeString(directory.resolve("server.py"), PROGRAM);
    return ServerProcess.start(
        port,
        directory.resolve("python.log"),
        List.of(
            Programs.require("python3", "python3"),
            program.toString(),
            String.valueOf(port),
            identity.certificate().toString(),
            identity.key().toString(),
            pki.ca().toString()));
  }

  @Override
  String request() {
    return "GET / HTTP/1.0\r\n\r\n";
  }

  @Override
  String answer() {
    return "HTTP/1.0 200";
  }
}
