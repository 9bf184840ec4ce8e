package dev.maximus.engine.programs;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One input of any kind, one text, one list, one object, and one that travels as JSON text. */
public class ThingArgs extends ResourceArgs {
  @Import(name = "value")
  public @Nullable Object value;

  @Import(name = "text")
  public @Nullable Output<String> text;

  @Import(name = "list")
  public @Nullable Output<List<Object>> list;

  @Import(name = "object")
  public @Nullable Output<Map<String, Object>> object;

  @Import(name = "json", json = true)
  public @Nullable Object json;

  public static ThingArgs value(@Nullable Object value) {
    ThingArgs args = new ThingArgs();
    args.value = value;
    return args;
  }

  public static ThingArgs text(String text) {
    return text(Output.of(text));
  }

  public static ThingArgs text(Output<String> text) {
    ThingArgs args = new ThingArgs();
    args.text = text;
    return args;
  }
}
