package dev.maximus.engine.render;

import static dev.maximus.engine.render.TestGraph.UNKNOWN;
import static dev.maximus.engine.render.TestGraph.fields;
import static dev.maximus.engine.render.TestGraph.object;
import static dev.maximus.engine.render.TestGraph.secret;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretShapeTest {
  private static final String SECRET = "kubernetes:core/v1:Secret";

  @Test
  void keysAreShownAndValuesAreNot() {
    String text =
        rendered(
            "data",
            fields("a", "c2VjcmV0LXZhbHVl", "b", secret("c2VjcmV0LXZhbHVl"), "c", UNKNOWN),
            "stringData",
            secret(fields("password", "secret-value")),
            "immutable",
            true,
            "type",
            "Opaque",
            "surprise",
            "secret-value-too",
            "metadata",
            fields(
                "name",
                "x",
                "namespace",
                "shop",
                "labels",
                fields("app", "web"),
                "annotations",
                fields(
                    "kubectl.kubernetes.io/last-applied-configuration", "secret-value",
                    "note", "kept")));
    assertThat(text)
        .isEqualTo(
            """
            # Generated, do not edit: render erases and rebuilds this directory.
            # To build it again: ./maximus render dev
            # The values are masked, so kustomization.yaml does not list this file. No object of a cluster
            # has this uid: the API server refuses to put the file in the place of a real Secret.
            apiVersion: v1
            kind: Secret
            metadata:
              name: x
              namespace: shop
              labels:
                app: web
              annotations:
                note: kept
              uid: "00000000-0000-0000-0000-000000000000"
            data:
              a: bWFza2Vk
              b: bWFza2Vk
              c: bWFza2Vk
            immutable: true
            stringData:
              password: masked
            type: Opaque
            """);
  }

  @Test
  void theMaskIsWhatTheApiServerAcceptsForTheType() {
    assertThat(
            rendered(
                "type",
                "kubernetes.io/dockerconfigjson",
                "data",
                fields(".dockerconfigjson", "e30=")))
        .contains("  .dockerconfigjson: e30=\n");
    assertThat(
            rendered(
                "type",
                "kubernetes.io/dockerconfigjson",
                "stringData",
                fields(".dockerconfigjson", "{\"auths\":{}}")))
        .contains("  .dockerconfigjson: \"{}\"\n");
  }

  @Test
  void keysThatAreNotKnownYetAreThoseThatTheTypeNeeds() {
    assertThat(rendered("type", "kubernetes.io/tls", "data", secret(UNKNOWN)))
        .contains("data:\n  tls.crt: bWFza2Vk\n  tls.key: bWFza2Vk\n");
    assertThat(rendered("data", UNKNOWN)).contains("data: {}\n");
  }

  private static String rendered(Object... more) {
    ManifestSet set = ManifestSet.of(TestGraph.of(object(SECRET, "shop", "x", more)));
    assertThat(set.files().get(ManifestSet.LISTING))
        .contains("#   shop/secret-x.yaml\n")
        .contains("resources: []\n");
    return set.files().getOrDefault("shop/secret-x.yaml", "");
  }
}
