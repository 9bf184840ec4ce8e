package dev.maximus.engine.run;

import dev.maximus.engine.graph.Urn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A program did not run to its end, or said itself that it failed. Lists every fault found. */
public final class ProgramFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Failure> failures;

  /**
   * One fault.
   *
   * @param resource the resource that was being declared, where it is known
   * @param where the place in the program ({@code Class (File.java:12)}), where it is known
   * @param cause empty for an error that the program logged
   */
  public record Failure(
      Optional<Urn> resource, Optional<String> where, String message, Optional<Throwable> cause) {

    /** The fault in one sentence: resource, message, place. */
    public String sentence() {
      StringBuilder text = new StringBuilder();
      resource.ifPresent(urn -> text.append("resource '").append(urn).append("': "));
      text.append(message);
      where.ifPresent(place -> text.append(", at ").append(place));
      return text.toString();
    }
  }

  ProgramFailedException(String project, String stack, List<Failure> failures) {
    super(
        "program '%s' failed for stack '%s':%n".formatted(project, stack)
            + failures.stream()
                .map(failure -> "  " + failure.sentence())
                .collect(Collectors.joining(System.lineSeparator())));
    this.failures = List.copyOf(failures);
    failures.stream().flatMap(f -> f.cause().stream()).findFirst().ifPresent(this::initCause);
  }

  public List<Failure> failures() {
    return failures;
  }
}
