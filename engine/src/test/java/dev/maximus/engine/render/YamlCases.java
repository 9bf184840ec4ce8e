package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Decimal;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Null;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Documents that YAML readers find hard, from a seed. */
final class YamlCases {
  /** Strings that some reader, old or new, takes for something else when they are not quoted. */
  static final List<String> NASTY =
      List.of(
          "",
          " ",
          "  ",
          "\n",
          "\n\n",
          "\t",
          "\r",
          "\r\n",
          "~",
          "null",
          "Null",
          "NULL",
          "nULL",
          "y",
          "Y",
          "n",
          "N",
          "yes",
          "Yes",
          "YES",
          "no",
          "No",
          "NO",
          "on",
          "On",
          "ON",
          "off",
          "Off",
          "OFF",
          "true",
          "True",
          "TRUE",
          "false",
          "False",
          "FALSE",
          "tRUE",
          "=",
          "<<",
          "<",
          ".inf",
          ".Inf",
          ".INF",
          "-.inf",
          "+.inf",
          ".nan",
          ".NaN",
          ".NAN",
          "inf",
          "nan",
          "NaN",
          "Infinity",
          "0",
          "-0",
          "+0",
          "00",
          "01",
          "007",
          "08",
          "0o17",
          "0O17",
          "0x1f",
          "0X1F",
          "0xg",
          "0b101",
          "0b",
          "0x",
          "1_000",
          "1,000",
          "_1",
          "1_",
          "1e3",
          "1E3",
          "1e+3",
          "1.e3",
          ".5",
          "5.",
          "5.e",
          "1.0",
          "+1.5",
          "-1.5",
          "1.2.3",
          "1..2",
          ".",
          "..",
          "...",
          "....",
          "12:30",
          "12:30:45",
          "190:20:30",
          "190:20:30.15",
          "1:1",
          "-12:30",
          "2024-01-01",
          "2024-01-01T00:00:00Z",
          "2024-01-01 00:00:00 +1",
          "2001-12-14t21:59:43.10-05:00",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "123456789012345678901234567890",
          "1e400",
          "0.1e-400",
          "-",
          "--",
          "---",
          "--- a",
          "--x",
          "- a",
          "-a",
          "-1",
          "-x",
          "?",
          "? a",
          "?a",
          ":",
          ": a",
          ":a",
          "a:",
          "a: b",
          "a:b",
          "a :b",
          "a : b",
          "::",
          "#",
          "# a",
          "a #b",
          "a# b",
          "a#b",
          " #",
          ",",
          ",a",
          "[",
          "]",
          "[]",
          "{",
          "}",
          "{}",
          "{a: b}",
          "[a, b]",
          "{{ .Values.x }}",
          "&a",
          "*a",
          "!a",
          "!!str a",
          "|",
          "|-",
          ">",
          ">-",
          "a|b",
          "%",
          "%YAML 1.1",
          "@a",
          "`a`",
          "'",
          "\"",
          "'a'",
          "\"a\"",
          "a'b",
          "a\"b",
          "\\",
          "\\n",
          "a\\",
          "\\x41",
          " a",
          "a ",
          "\ta",
          "a\t",
          "a\tb",
          "a\nb",
          "a\n",
          "a\n\n",
          "\na",
          "\n\na\n",
          " a\nb",
          "  a\n b\n",
          "a\n b",
          "a\n  \nb",
          "a\n  ",
          "a \nb ",
          "\ta\nb",
          "a\n\tb\n",
          "\t\n",
          " \n",
          "a\n \n",
          "  \n a",
          "\n \na",
          "a\r\nb",
          "a\rb",
          "#a\nb",
          "a\n#b",
          "a: b\nc: d\n",
          "- a\n- b\n",
          "---\na\n",
          "a\n---\nb\n",
          "a\n...\n",
          "|\na",
          "a\u0000b",
          "\u0007",
          "\u001b[0m",
          "\u007f",
          "\u0080",
          "\u0085",
          "a\u0085b",
          "\u00a0",
          "a\u00a0b",
          "\u00ad",
          "é",
          "éa\nü\n",
          "\u2028",
          "a\u2028b",
          "\u2029",
          "\u200b",
          "a\u200d",
          "\u202etxt",
          "\ufeff",
          "\ufeffa",
          "a\ufeff",
          "a\ufeff\nb",
          "\ufffe",
          "\uffff",
          "\ufffd",
          "\u3000",
          "日本語",
          "日本\n語",
          "😀",
          "a😀b\nc",
          "\ud83d\udc68\u200d\ud83d\udc69",
          "\udb40\udc01",
          "\ud83f\udffe",
          "\udbff\udfff",
          "2024年",
          "1é",
          "0é",
          "-é",
          "é: ",
          "é #",
          "key: |",
          "a: &b",
          "<<: *a",
          "100m",
          "512Mi",
          "1Ei",
          "30s",
          "1h30m",
          "v1",
          "v1.2.3",
          "10.0.0.1",
          "10.0.0.0/8",
          "::1",
          "fe80::1%eth0",
          "sha256:0123abc",
          "a=b",
          "=b",
          "--port=8080",
          "-Xmx512m",
          "$(VAR)",
          "${VAR}",
          "/bin/sh",
          "~/x",
          "*.example.org",
          "http://a:80/?b=c#d",
          "C:\\x",
          "a;b",
          "(x)",
          "^a$",
          "+x",
          "+",
          "x".repeat(1200),
          "\"".repeat(600),
          "e\n".repeat(40),
          "0".repeat(200));

  private final Random random;

  YamlCases(long seed) {
    random = new Random(seed);
  }

  /** A document with every nasty string as value, key, element, and after a block. */
  static Fields corpus() {
    TreeMap<String, PropertyValue> keys = new TreeMap<>();
    List<PropertyValue> elements = new ArrayList<>();
    List<PropertyValue> objects = new ArrayList<>();
    for (String text : NASTY) {
      keys.put(text, PropertyValue.text(text));
      elements.add(PropertyValue.text(text));
      TreeMap<String, PropertyValue> object = new TreeMap<>();
      object.put("a", PropertyValue.text(text));
      object.put("b", new Items(List.of(PropertyValue.text(text))));
      object.put(text, Fields.EMPTY);
      objects.add(Fields.of(object));
    }
    TreeMap<String, PropertyValue> document = new TreeMap<>(keys);
    document.put("elements", new Items(elements));
    document.put("keys", Fields.of(keys));
    document.put("objects", new Items(objects));
    return Fields.of(document);
  }

  /** A document that is like no other. */
  Fields document() {
    return object(0);
  }

  private Fields object(int depth) {
    TreeMap<String, PropertyValue> fields = new TreeMap<>();
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      fields.put(text(), value(depth + 1));
    }
    if (random.nextInt(4) == 0) {
      fields.put("metadata", value(depth + 1));
    }
    return Fields.of(fields);
  }

  private PropertyValue value(int depth) {
    int choice = random.nextInt(depth > 6 ? 7 : 12);
    if (choice < 4) {
      return PropertyValue.text(text());
    }
    return switch (choice) {
      case 4 -> PropertyValue.integer(integer());
      case 5 -> random.nextBoolean() ? new Null() : PropertyValue.bool(random.nextBoolean());
      case 6 -> new Decimal(decimal());
      case 7, 8 -> items(depth);
      default -> object(depth);
    };
  }

  private Items items(int depth) {
    List<PropertyValue> items = new ArrayList<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      items.add(value(depth + 1));
    }
    return new Items(items);
  }

  /** Within what a floating-point number holds exactly: JSON readers have no other. */
  private long integer() {
    long wide = random.nextLong() >> (11 + random.nextInt(52));
    return random.nextInt(10) == 0 ? wide % 10 : wide;
  }

  private double decimal() {
    double number =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt(100_000) / 100.0;
          case 1 -> random.nextGaussian();
          case 2 -> Double.longBitsToDouble(random.nextLong());
          default -> (random.nextInt(2000) - 1000) * Math.pow(10, random.nextInt(40) - 20);
        };
    return Double.isNaN(number) || Double.isInfinite(number) ? 0.5 : number;
  }

  private String text() {
    int choice = random.nextInt(10);
    if (choice < 4) {
      return NASTY.get(random.nextInt(NASTY.size()));
    }
    if (choice < 6) {
      return NASTY.get(random.nextInt(NASTY.size())) + NASTY.get(random.nextInt(NASTY.size()));
    }
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(choice < 8 ? hardAscii() : anyCodePoint());
    }
    return text.toString();
  }

  private int hardAscii() {
    String hard = " \n\t-:#ab01.,?[]{}&*!|>'\"%@`~=<+_eExXoTZ\\\r";
    return hard.charAt(random.nextInt(hard.length()));
  }

  private int anyCodePoint() {
    int[] edges = {
      0, 0x7e, 0x7f, 0x84, 0x85, 0x86, 0x9f, 0xa0, 0xad, 0x200b, 0x2027, 0x2028, 0x2029, 0x202a,
      0xd7ff, 0xe000, 0xfdd0, 0xfeff, 0xfffc, 0xfffd, 0xfffe, 0xffff, 0x10000, 0x1fffe, 0x1f600,
      0xe0001, 0x10ffff
    };
    if (random.nextInt(3) == 0) {
      return edges[random.nextInt(edges.length)];
    }
    int codePoint = random.nextInt(random.nextBoolean() ? 0x300 : 0x110000);
    return codePoint >= 0xd800 && codePoint <= 0xdfff ? 'x' : codePoint;
  }
}
