package dev.maximus.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/**
 * JSON for machines. Every document starts with what it is and the version of that form; a version
 * only ever gains fields (docs/json.md).
 */
final class Json {
  private Json() {}

  /** Writes the inside of a document. */
  interface Body {
    void write(JsonWriter json) throws IOException;
  }

  static void print(Console console, String form, int version, Body body) throws IOException {
    JsonWriter json = new JsonWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
    json.setIndent("  ");
    json.beginObject();
    json.name("form").value("maximus/" + form);
    json.name("version").value(version);
    body.write(json);
    json.endObject();
    json.flush();
    console.out().print("\n");
  }
}
