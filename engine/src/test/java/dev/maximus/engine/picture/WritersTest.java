package dev.maximus.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.engine.graph.ResourceGraph;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class WritersTest {
  /** Everything that one of the three formats gives a meaning. */
  private static final String NASTY = "a\"b'<c>&d]e|f\\g`h#i;j%k{l}\u0001--\n\u00e9 \ud83d\ude00";

  private static ResourceGraph nasty() {
    SampleGraph sample = new SampleGraph();
    var component = sample.component("x:y:Z", NASTY, sample.stack());
    sample.object("core/v1:ConfigMap", NASTY, component, "a", Map.of(), List.of());
    sample.component("x:y:Empty", "empty" + NASTY, sample.stack());
    return sample.graph();
  }

  @Test
  void svgIsWellFormedAndHoldsTheNames() throws Exception {
    Document svg = parse(SvgWriter.write(Picture.of(nasty())));

    NodeList texts = svg.getElementsByTagName("text");
    List<String> contents = new ArrayList<>();
    for (int i = 0; i < texts.getLength(); i++) {
      contents.add(texts.item(i).getTextContent());
    }
    assertThat(contents).contains(NASTY.replace('\u0001', '\ufffd'));
  }

  @Test
  void svgReferencesNothingElsewhere() {
    String svg = SvgWriter.write(Picture.of(SampleGraph.withServices("cart", "order")));

    assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http", "href", "<script", "@import", "src=");
  }

  @Test
  void mermaidHidesEveryCharacterWithAMeaning() {
    String mermaid = MermaidWriter.write(Picture.of(nasty()));

    assertThat(mermaid)
        .contains(
            "a#34;b#39;#60;c#62;#38;d#93;e#124;f#92;g#96;h#35;i#59;j#37;k#123;l#125;#1;--#10;")
        .contains("flowchart LR");
    assertThat(mermaid.lines().filter(line -> line.contains("ConfigMap"))).hasSize(1);
  }

  @Test
  void dotQuotesWhatItMust() {
    String dot = DotWriter.write(Picture.of(nasty()));

    assertThat(dot).contains("a\\\"b'<c>&d]e|f\\\\g`h#i;j%k{l}");
    assertThat(dot.lines().filter(line -> line.contains("ConfigMap"))).hasSize(1);
  }

  @Test
  void noBoxLiesOnAnother() {
    Picture picture = Picture.of(SampleGraph.withServices("a", "b", "c", "d", "e", "f", "g", "h"));
    List<String> nodes = Picture.allNodes(picture.root()).stream().map(Picture.Node::id).toList();
    List<Block.Box> boxes =
        Layout.of(picture).boxes().stream().filter(b -> nodes.contains(b.id())).toList();

    assertThat(boxes).hasSize(nodes.size());
    for (Block.Box a : boxes) {
      for (Block.Box b : boxes) {
        boolean apart =
            a.right() <= b.x() || b.right() <= a.x() || a.bottom() <= b.y() || b.bottom() <= a.y();
        assertThat(a.equals(b) || apart).as("%s and %s", a, b).isTrue();
      }
    }
  }

  @Test
  void aCircleOfObjectsIsDrawn() {
    Picture.Node a = new Picture.Node("n1", "A", "a", "", Category.OTHER);
    Picture.Node b = new Picture.Node("n2", "B", "b", "", Category.OTHER);
    Picture.Group root = new Picture.Group("g0", "circle", "", List.of(), List.of(a, b));
    Picture picture =
        new Picture(
            root, List.of(new Picture.Edge("n1", "n2", "x"), new Picture.Edge("n2", "n1", "y")));

    assertThat(SvgWriter.write(picture)).contains(">x<", ">y<");
  }

  @Test
  void everyLocaleGivesTheSamePicture() {
    Locale before = Locale.getDefault();
    Picture picture = Picture.of(SampleGraph.withServices("cart", "immune"));
    List<String> expected = all(picture);
    try {
      for (String tag : List.of("tr-TR", "de-DE", "ar-EG-u-nu-arab", "fa-IR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(all(Picture.of(SampleGraph.withServices("cart", "immune"))))
            .as(tag)
            .isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aThousandServicesAreDrawn() {
    String[] names = new String[1000];
    for (int i = 0; i < names.length; i++) {
      names[i] = "service-" + i;
    }

    String svg = SvgWriter.write(Picture.of(SampleGraph.withServices(names)));

    assertThat(svg).contains("service-999");
  }

  private static List<String> all(Picture picture) {
    return List.of(
        SvgWriter.write(picture), MermaidWriter.write(picture), DotWriter.write(picture));
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
