package dev.maximus.engine.programs;

import static dev.maximus.engine.programs.Runs.input;
import static dev.maximus.engine.programs.Runs.node;
import static dev.maximus.engine.programs.Runs.preview;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.pulumi.asset.AssetArchive;
import com.pulumi.asset.FileArchive;
import com.pulumi.asset.FileAsset;
import com.pulumi.asset.StringAsset;
import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.EnumType;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Asset;
import dev.maximus.engine.graph.PropertyValue.Bool;
import dev.maximus.engine.graph.PropertyValue.Decimal;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Int;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Null;
import dev.maximus.engine.graph.PropertyValue.Reference;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.run.ProgramFailedException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {
  @EnumType
  enum Size {
    SMALL("small"),
    LARGE("large");

    private final String value;

    Size(String value) {
      this.value = value;
    }

    @EnumType.Converter
    public String getValue() {
      return value;
    }
  }

  @EnumType
  enum Weight {
    HALF(0.5),
    ONE(1.0);

    private final double value;

    Weight(double value) {
      this.value = value;
    }

    @EnumType.Converter
    public Double getValue() {
      return value;
    }
  }

  @Test
  void wholeNumbersAreIntegers() {
    assertThat(input(5432)).isEqualTo(new Int(5432));
    assertThat(input(0)).isEqualTo(new Int(0));
    assertThat(input(-1)).isEqualTo(new Int(-1));
    assertThat(input(Integer.MAX_VALUE)).isEqualTo(new Int(Integer.MAX_VALUE));
    assertThat(input(Integer.MIN_VALUE)).isEqualTo(new Int(Integer.MIN_VALUE));
    assertThat(input(3.0)).isEqualTo(new Int(3));
    assertThat(input(9_007_199_254_740_992.0)).isEqualTo(new Int(9_007_199_254_740_992L));
    assertThat(input(-0.0)).isEqualTo(new Int(0));
  }

  @Test
  void otherNumbersAreDecimals() {
    assertThat(input(0.25)).isEqualTo(new Decimal(0.25));
    assertThat(input(-1e-7)).isEqualTo(new Decimal(-1e-7));
    assertThat(input(1e21)).isEqualTo(new Decimal(1e21));
    assertThat(input(Double.MIN_VALUE)).isEqualTo(new Decimal(Double.MIN_VALUE));
  }

  @Test
  void numbersThatJsonCannotSayAreRefused() {
    assertThat(
            Runs.messages(
                Runs.failure(context -> new Thing("it", ThingArgs.value(List.of(Double.NaN))))))
        .containsExactly("number 'NaN' must be finite");
    assertThat(
            Runs.messages(
                Runs.failure(
                    context -> new Thing("it", ThingArgs.value(Double.NEGATIVE_INFINITY)))))
        .containsExactly("number '-Infinity' must be finite");
  }

  @Test
  void booleansAndTextsStayWhatTheyAre() {
    assertThat(input(true)).isEqualTo(new Bool(true));
    assertThat(input(false)).isEqualTo(new Bool(false));
    assertThat(input("true")).isEqualTo(new Text("true"));
    assertThat(input("")).isEqualTo(new Text(""));
    assertThat(input("1.0")).isEqualTo(new Text("1.0"));
    assertThat(input("line\n\u00e4\u4f60\ud83d\ude00\t\""))
        .isEqualTo(new Text("line\n\u00e4\u4f60\ud83d\ude00\t\""));
  }

  @Test
  void listsKeepTheirOrderAndTheirNulls() {
    assertThat(input(Arrays.asList(3, null, "a", List.of(), List.of(1, List.of(2.5)))))
        .isEqualTo(
            new Items(
                List.of(
                    new Int(3),
                    new Null(),
                    new Text("a"),
                    new Items(List.of()),
                    new Items(List.of(new Int(1), new Items(List.of(new Decimal(2.5))))))));
  }

  @Test
  void objectsLoseNullsAndAreSortedByKey() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("z", 1);
    object.put("absent", null);
    object.put("a", Map.of("deep", Map.of("deeper", List.of(Map.of("x", true)))));
    object.put("empty", Map.of());
    object.put("", "no key");

    PropertyValue seen = input(object);

    assertThat(seen)
        .isEqualTo(
            Fields.of(
                Map.of(
                    "z",
                    new Int(1),
                    "a",
                    Fields.of(
                        Map.of(
                            "deep",
                            Fields.of(
                                Map.of(
                                    "deeper",
                                    new Items(List.of(Fields.of(Map.of("x", new Bool(true))))))))),
                    "empty",
                    Fields.EMPTY,
                    "",
                    new Text("no key"))));
    assertThat(((Fields) seen).values().keySet()).containsExactly("", "a", "empty", "z");
  }

  @Test
  void anAbsentInputHasNoValue() {
    ResourceGraph graph = preview(context -> new Thing("it", ThingArgs.value(null)));

    assertThat(node(graph, "it").inputs()).isEqualTo(Fields.EMPTY);
  }

  @Test
  void enumsAreTheirValues() {
    assertThat(input(Size.LARGE)).isEqualTo(new Text("large"));
    assertThat(input(Weight.HALF)).isEqualTo(new Decimal(0.5));
    assertThat(input(Weight.ONE)).isEqualTo(new Int(1));
    assertThat(input(List.of(Size.SMALL))).isEqualTo(new Items(List.of(new Text("small"))));
  }

  @Test
  void wrappersVanish() {
    assertThat(input(Either.ofLeft(8080))).isEqualTo(new Int(8080));
    assertThat(input(Either.ofRight("http"))).isEqualTo(new Text("http"));
    assertThat(input(Optional.of(1))).isEqualTo(new Int(1));
    assertThat(input(List.of(Optional.empty()))).isEqualTo(new Items(List.of(new Null())));
    assertThat(input(Output.of(Output.of(2).applyValue(n -> n * 2)))).isEqualTo(new Int(4));
  }

  @Test
  void jsonElementsAreData() {
    assertThat(input(JsonParser.parseString("{\"n\": 7, \"l\": [null, 1.5, \"s\", true]}")))
        .isEqualTo(
            Fields.of(
                Map.of(
                    "n",
                    new Int(7),
                    "l",
                    new Items(
                        List.of(new Null(), new Decimal(1.5), new Text("s"), new Bool(true))))));
  }

  @Test
  void anInputThatTravelsAsJsonIsText() {
    ResourceGraph graph =
        preview(
            context -> {
              ThingArgs args = new ThingArgs();
              args.json = Map.of("port", 8080);
              new Thing("it", args);
            });

    assertThat(node(graph, "it").inputs().values()).containsKey("json");
    assertThat(node(graph, "it").inputs().textAt("json").orElseThrow())
        .isIn("{\"port\":8080.0}", "{\"port\":8080}");
  }

  @Test
  void aYesOrNoThatTravelsAsJsonIsTextHoweverItArrives() {
    for (Object value : List.of(true, Output.of(true), Output.of(true).applyValue(b -> b))) {
      ResourceGraph graph =
          preview(
              context -> {
                ThingArgs args = new ThingArgs();
                args.json = value;
                new Thing("it", args);
              });
      assertThat(node(graph, "it").inputs().get("json")).contains(new Text("true"));
    }
  }

  @Test
  void argumentsInArgumentsAreObjects() {
    assertThat(input(List.of(ThingArgs.text("inner"))))
        .isEqualTo(new Items(List.of(Fields.of(Map.of("text", new Text("inner"))))));
  }

  @Test
  void assetsAndArchivesKeepTheirContent() {
    assertThat(input(new StringAsset("hello")))
        .isEqualTo(new Asset(false, Fields.of(Map.of("text", new Text("hello")))));
    assertThat(input(new FileAsset("./a.txt")))
        .isEqualTo(new Asset(false, Fields.of(Map.of("path", new Text("./a.txt")))));
    assertThat(input(new FileArchive("./dir")))
        .isEqualTo(new Asset(true, Fields.of(Map.of("path", new Text("./dir")))));
    assertThat(input(new AssetArchive(Map.of("x", new StringAsset("1")))))
        .isEqualTo(
            new Asset(
                true,
                Fields.of(
                    Map.of(
                        "assets",
                        Fields.of(
                            Map.of(
                                "x",
                                new Asset(false, Fields.of(Map.of("text", new Text("1"))))))))));
  }

  @Test
  void aResourceAsAnInputIsAReference() {
    ResourceGraph graph =
        Runs.up(
            context -> {
              Thing first = new Thing("first", ThingArgs.value(1));
              Group group = new Group("group");
              // Not as an output too: to make a resource of a reference that comes back, the SDK
              // loads every class on the class path.
              ThingArgs args = new ThingArgs();
              args.list = Output.of(List.of(first, group));
              new Thing("second", args);
            });

    assertThat(node(graph, "second").inputs().values())
        .containsEntry(
            "list",
            new Items(
                List.of(
                    new Reference(Runs.thing("first"), Optional.of("first")),
                    new Reference(Runs.urn(Group.TYPE, "group"), Optional.empty()))));
    assertThat(node(graph, "second").dependencies()).containsExactly(Runs.thing("first"));
  }

  @Test
  void whatTheSdkCannotSendNamesTheResource() {
    ProgramFailedException failed =
        Runs.failure(context -> new Thing("it", ThingArgs.value(Map.of("when", new Object()))));

    assertThat(failed)
        .hasMessageContaining("Type 'Object' is not a supported argument type")
        .hasMessageContaining("it");
  }
}
