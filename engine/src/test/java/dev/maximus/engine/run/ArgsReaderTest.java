package dev.maximus.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import com.pulumi.asset.StringAsset;
import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.resources.ResourceArgs;
import dev.maximus.engine.programs.ThingArgs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is read directly and what is left to the SDK: programs that compare both need to know. */
class ArgsReaderTest {
  private static boolean readsDirectly(ResourceArgs args) {
    return new ArgsReader().read(args, (name, value, dependencies) -> {});
  }

  private static boolean readsDirectly(Object value) {
    return readsDirectly(ThingArgs.value(value));
  }

  @Test
  void plainValuesAreReadDirectly() {
    assertThat(readsDirectly(Map.of("a", Arrays.asList(1, null, 2.5, true, "x")))).isTrue();
    assertThat(readsDirectly(Either.ofLeft(1))).isTrue();
    assertThat(readsDirectly(Optional.of(1))).isTrue();
    assertThat(readsDirectly(List.of(ThingArgs.text("inner")))).isTrue();
    assertThat(readsDirectly(Output.ofSecret("x"))).isTrue();
    assertThat(readsDirectly(Output.of(1).applyValue(n -> n + 1))).isTrue();
  }

  @Test
  void whatNeedsTheSdkIsLeftToIt() {
    ThingArgs json = new ThingArgs();
    json.json = Map.of();
    assertThat(readsDirectly(json)).isFalse();
    assertThat(readsDirectly(new JsonPrimitive(1))).isFalse();
    assertThat(readsDirectly(new StringAsset("x"))).isFalse();
    assertThat(readsDirectly(Double.NaN)).isFalse();
    assertThat(readsDirectly(Map.of(1, 1))).isFalse();
    assertThat(readsDirectly(new Object())).isFalse();
    assertThat(readsDirectly(Output.of(new CompletableFuture<String>()))).isFalse();
  }
}
