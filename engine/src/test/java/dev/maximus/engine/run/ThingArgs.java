package dev.maximus.engine.run;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One input of any kind, one text, one list, one object, and one that travels as JSON text. */
class ThingArgs extends ResourceArgs {
  @Import(name = "value")
  @Nullable Object value;

  @Import(name = "text")
  @Nullable Output<String> text;

  @Import(name = "list")
  @Nullable Output<List<Object>> list;

  @Import(name = "object")
  @Nullable Output<Map<String, Object>> object;

  @Import(name = "json", json = true)
  @Nullable Object json;

  static ThingArgs value(@Nullable Object value) {
    ThingArgs args = new ThingArgs();
    args.value = value;
    return args;
  }

  static ThingArgs text(String text) {
    return text(Output.of(text));
  }

  static ThingArgs text(Output<String> text) {
    ThingArgs args = new ThingArgs();
    args.text = text;
    return args;
  }
}
