package dev.maximus.engine.stack;

import com.pulumi.exceptions.RunException;
import java.util.Collection;
import java.util.List;

/**
 * Settings that cannot be used. Lists every fault that was found, each in one line.
 *
 * <p>A {@link RunException}, so that Pulumi shows this list and not a stack trace.
 */
public final class ConfigException extends RunException {
  private static final long serialVersionUID = 1L;
  private final transient List<Fault> faults;

  public ConfigException(Collection<Fault> faults) {
    super(message(faults));
    this.faults = faults.stream().distinct().sorted().toList();
  }

  public ConfigException(Fault fault) {
    this(List.of(fault));
  }

  public List<Fault> faults() {
    return faults;
  }

  private static String message(Collection<Fault> faults) {
    List<Fault> ordered = faults.stream().distinct().sorted().toList();
    if (ordered.size() == 1) {
      return ordered.get(0).sentence();
    }
    StringBuilder text =
        new StringBuilder().append(ordered.size()).append(" faults in the settings:");
    for (Fault fault : ordered) {
      text.append("\n  ").append(fault.sentence());
    }
    return text.toString();
  }
}
