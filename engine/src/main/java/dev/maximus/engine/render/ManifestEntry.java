package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.Urn;
import java.util.List;

/**
 * One file to be.
 *
 * @param directory below the environment's directory, without a slash
 * @param name of the file without {@code .yaml}
 * @param longName used instead of {@code name} when two resources would have the same file
 * @param identity what must be unique whatever the file names are
 * @param firstKeys what comes first in the file; the other keys are sorted
 * @param note comment lines below the header, each with its line feed; may be empty
 * @param rank place in the apply order, or {@link #NOT_APPLIED}
 */
record ManifestEntry(
    Urn urn,
    String directory,
    String name,
    String longName,
    String identity,
    Fields body,
    List<String> firstKeys,
    String note,
    int rank) {

  /** The file is for people to read; {@code kubectl apply -k} passes it by. */
  static final int NOT_APPLIED = -1;

  static final List<String> OBJECT_KEYS = List.of("apiVersion", "kind", "metadata");

  String path() {
    return directory + "/" + name + ".yaml";
  }

  String longPath() {
    return directory + "/" + longName + ".yaml";
  }

  boolean applied() {
    return rank != NOT_APPLIED;
  }
}
