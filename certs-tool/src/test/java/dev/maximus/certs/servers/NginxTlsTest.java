package dev.maximus.certs.servers;

import dev.maximus.certs.servers.TestPki.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx with {@code ssl_verify_client on}. */
class NginxTlsTest extends MutualTlsContract {
  @Override
  void needs() {
    Programs.require("nginx", "nginx-light");
  }

  @Override
  ServerProcess start(Identity identity) throws IOException {
    int port = ServerProcess.freePort();
    Path configuration =
        Files.writeString(
            directory.resolve("nginx.conf"),
            """
            daemon off;
            pid %1$s/nginx.pid;
            error_log stderr;
            events {}
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              server {
                listen 127.0.0.1:%2$d ssl;
                ssl_certificate %3$s;
                ssl_certificate_key %4$s;
                ssl_client_certificate %5$s;
                ssl_verify_client on;
                ssl_verify_depth 2;
                ssl_protocols TLSv1.2 TLSv1.3;
                # It answers 400 to a client that it does not accept; we want no answer at all.
                error_page 495 496 = @refuse;
                location @refuse { return 444; }
                location / { return 200; }
              }
            }
            """
                .formatted(directory, port, identity.certificate(), identity.key(), pki.ca()));
    return ServerProcess.start(
        port,
        directory.resolve("nginx.log"),
        List.of(
            Programs.require("nginx", "nginx-light"),
            "-e",
            "stderr",
            "-p",
            directory.toString(),
            "-c",
            configuration.toString()));
  }

  @Override
  String request() {
    return "GET / HTTP/1.0\r\n\r\n";
  }

  @Override
  String answer() {
    return "HTTP/1.1 200";
  }
}
