package dev.maximus.engine.stack;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that is wrong in a file of settings.
 *
 * @param position empty where nobody knows it: the Pulumi CLI hands values over without their lines
 * @param key the full path of the setting ({@code maximus:services.maba.replicas}), or empty when
 *     the fault is of the file as a whole
 * @param value what stands there, as it is written; never the value of a secret
 * @param rule what must be so instead
 */
public record Fault(
    String file, Optional<Position> position, String key, Optional<String> value, String rule)
    implements Comparable<Fault> {

  public Fault {
    requireNonNull(file, "file is null");
    requireNonNull(position, "position is null");
    requireNonNull(key, "key is null");
    requireNonNull(value, "value is null");
    requireNonNull(rule, "rule is null");
  }

  /** The fault in one line: {@code file:line:column: key 'value' rule}. */
  public String sentence() {
    StringBuilder text = new StringBuilder(file);
    position.ifPresent(at -> text.append(':').append(at.line()).append(':').append(at.column()));
    text.append(':');
    if (!key.isEmpty()) {
      text.append(' ').append(key);
    }
    value.ifPresent(v -> text.append(" '").append(v).append('\''));
    return text.append(' ').append(rule).toString();
  }

  /** By file and place; what has no place comes first. */
  @Override
  public int compareTo(Fault other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    Position start = new Position(0, 0);
    int byPlace = position.orElse(start).compareTo(other.position.orElse(start));
    return byPlace != 0 ? byPlace : sentence().compareTo(other.sentence());
  }
}
