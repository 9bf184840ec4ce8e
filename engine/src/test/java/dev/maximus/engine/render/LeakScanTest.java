package dev.maximus.engine.render;

import static dev.maximus.engine.render.TestGraph.fields;
import static dev.maximus.engine.render.TestGraph.object;
import static dev.maximus.engine.render.TestGraph.resource;
import static dev.maximus.engine.render.TestGraph.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.maximus.engine.graph.ResourceNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is secret gets out, and the error does not show it either. */
class LeakScanTest {
  private static final String CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
  private static final String SECRET = "kubernetes:core/v1:Secret";
  private static final String VALUE = "zX9/quite+secret\"&value";

  @Test
  void theErrorNamesFileFieldAndSourceAndNotTheValue() {
    ResourceNode leak =
        object(
            CONFIG_MAP,
            "shop",
            "app",
            "data",
            fields("list", List.of("x", fields("url", "user:" + VALUE + "@db"))));
    assertThatThrownBy(() -> render(database(), leak))
        .isInstanceOf(RenderException.class)
        .hasMessage(
            "render dev: file 'shop/configmap-app.yaml' must not show a secret:"
                + " 'data.list[1].url' has the secret at stringData.password of"
                + " urn:pulumi:dev::test::kubernetes:core/v1:Secret::shop/db in it");
  }

  static List<String> encodings() {
    byte[] bytes = VALUE.getBytes(StandardCharsets.UTF_8);
    List<String> forms = new ArrayList<>();
    forms.add(VALUE);
    forms.add("  " + VALUE + "\n");
    for (String prefix : List.of("", "a", "ab", "abc", "user:")) {
      byte[] framed = (prefix + VALUE + "!").getBytes(StandardCharsets.UTF_8);
      forms.add(Base64.getEncoder().encodeToString(framed));
      forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(framed));
    }
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add("postgres://u:$" + URLEncoder.encode(VALUE, StandardCharsets.UTF_8) + "@h");
    forms.add("{\"password\": \"" + VALUE.replace("\"", "\\\"") + "\"}");
    return forms;
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void aKnownSecretIsFoundInEveryEncoding(String text) {
    assertLeak(database(), object(CONFIG_MAP, "shop", "app", "data", fields("k", text)));
  }

  @Test
  void aSecretIsFoundWhereverItIs() {
    assertLeak(database(), object(CONFIG_MAP, "shop", "app", "data", fields(VALUE, "x")));
    assertLeak(database(), resource("random:index:Thing", "x", fields("seed", VALUE)));
    assertLeak(
        database(),
        resource("kubernetes:helm.sh/v3:Release", "r", fields("values", fields("pw", VALUE))));
    assertLeak(
        database(),
        object(
            SECRET,
            "shop",
            "other",
            "metadata",
            fields("name", "other", "annotations", fields("a", VALUE))));
  }

  @Test
  void aSecretIsKnownWhereverItIsMarked() {
    ResourceNode leak = object(CONFIG_MAP, "shop", "app", "data", fields("k", VALUE));
    assertLeak(resource("random:index:Thing", "x", fields("a", List.of(secret(VALUE)))), leak);
    assertLeak(resource("random:index:Thing", "x", fields("a", secret(fields("b", VALUE)))), leak);
    assertLeak(
        object(
            SECRET,
            "shop",
            "x",
            "data",
            fields(
                "unmarked",
                Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.UTF_8)))),
        leak);
  }

  @Test
  void aLineOfAKeyIsFoundByItself() {
    String line = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ";
    ResourceNode key =
        object(SECRET, "shop", "k", "stringData", fields("tls.key", "first\n" + line + "\nlast"));
    assertLeak(key, object(CONFIG_MAP, "shop", "app", "data", fields("k", "  " + line)));
  }

  @Test
  void whatIsMaskedIsNoLeak() {
    ManifestSet set =
        render(
            database(),
            object(CONFIG_MAP, "shop", "app", "data", fields("k", secret(VALUE))),
            resource("random:index:Thing", "x", fields("a", secret(fields("b", VALUE)))));
    assertThat(set.files().get("shop/configmap-app.yaml")).contains("  k: \"[secret]\"\n");
    assertThat(String.join("", set.files().values())).doesNotContain(VALUE);
  }

  @Test
  void whatIsPublicIsNoLeak() {
    String certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    render(
        object(
            SECRET,
            "shop",
            "db",
            "stringData",
            secret(fields("username", "maximus_app", "tls.crt", certificate, "pin", "1234"))),
        object(
            CONFIG_MAP,
            "shop",
            "app",
            "data",
            fields("user", "maximus_app", "ca.crt", certificate, "x", "1234")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PEM:RSA PRIVATE KEY",
        "PEM:EC PRIVATE KEY",
        "PEM:PRIVATE KEY",
        "PEM:ENCRYPTED PRIVATE KEY",
        "PEM:OPENSSH PRIVATE KEY",
        "B64:PRIVATE KEY",
        "AKIA|ABCDEFGHIJKLMNOP",
        "AIza|SyA1234567890abcdefghijklmnopqrstuv",
        "ghp_|0123456789abcdefghijABCDEFGHIJ012345",
        "github_pat_|11ABCDEFG0abcdefghijkl",
        "glpat-|abcdefghij0123456789",
        "xoxb-|123456789012-abcdef",
        "https://hooks.slack.com|/services/T00/B00/xyz",
        "hvs.|CAESIabcdefghijklmnopqrstuvwx",
        "sk_live_|abcdefghijklmnop1234",
        "npm_|abcdefghijklmnopqrstuvwxyz0123456789",
        "eyJhbGciOiJIUzI1NiJ9.|eyJzdWIiOiIxMjM0In0.abcdefghijklmnop",
        "maximus_|0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "postgres://user:|hunter2@db:5432/app",
        "redis://:|hunter2@cache:6379",
      })
  void whatLooksLikeASecretIsOne(String shape) {
    // In two parts, so that nobody's scanner takes this file for a leak.
    String text = assembled(shape);
    for (String around : List.of("%s", "key = %s\nnext", "\"%s\"", "a, %s, b")) {
      assertLeak(object(CONFIG_MAP, "shop", "app", "data", fields("k", around.formatted(text))));
    }
  }

  private static String assembled(String shape) {
    if (shape.startsWith("PEM:")) {
      return "-----BEGIN " + shape.substring(4) + "-----\nMIIE\n-----END ";
    }
    if (shape.startsWith("B64:")) {
      String pem = "-----BEGIN " + shape.substring(4) + "-----\nMIIEvQIBADANBgkqhkiG9w0BAQEF\n";
      return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
    }
    return shape.replace("|", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry.example.org/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "checksum_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "postgres://$(DB_USER):$(DB_PASSWORD)@db:5432/app",
        "postgres://user:${PASSWORD}@db/app",
        "postgres://user@db:5432/app",
        "http://a:80/b@c",
        "https://prometheus:9090/graph?x=user:pw@y",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
        "task-runner-service-with-a-long-name-and-more",
        "npm_config_cache is a setting of npm",
        "gha_runner and ghp_short",
        "eyJust a word.eyJ",
        "https://github.com/org/repo/tree/main/path_to_file"
      })
  void whatOnlyResemblesASecretIsNone(String text) {
    render(object(CONFIG_MAP, "shop", "app", "data", fields("k", text)));
  }

  @Test
  void everyLeakIsNamed() {
    RenderException e =
        catchThrowableOfType(
            RenderException.class,
            () ->
                render(
                    database(),
                    object(CONFIG_MAP, "a", "one", "data", fields("x", VALUE, "y", VALUE)),
                    object(CONFIG_MAP, "b", "two", "data", fields("z", VALUE))));
    assertThat(e.faults()).hasSize(3);
    assertThat(e.getMessage()).doesNotContain(VALUE);
  }

  private static void assertLeak(ResourceNode... nodes) {
    RenderException e = catchThrowableOfType(RenderException.class, () -> render(nodes));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).contains("must not show a secret").doesNotContain(VALUE);
  }

  private static ResourceNode database() {
    return object(SECRET, "shop", "db", "stringData", secret(fields("password", VALUE)));
  }

  private static ManifestSet render(ResourceNode... nodes) {
    return ManifestSet.of(TestGraph.of(nodes));
  }
}
