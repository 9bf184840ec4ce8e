package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.Severity.ERROR;
import static dev.maximus.certs.lint.Severity.WARNING;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The validity: how its times are written, and what they say (RFC 5280 4.1.2.5). */
final class TimeRules {
  private static final Instant GENERALIZED_FROM = Instant.parse("2050-01-01T00:00:00Z");

  private TimeRules() {}

  static List<LintRule> rules() {
    return List.of(
        written(
            "wrong_time_format_pre2050",
            "RFC 5280 4.1.2.5",
            time ->
                time.generalized()
                    && time.instant().filter(at -> at.isBefore(GENERALIZED_FROM)).isPresent(),
            "must be a UTCTime, as every time before 2050"),
        written(
            "generalized_time_not_in_zulu",
            "RFC 5280 4.1.2.5.2",
            time -> time.generalized() && !time.isZulu(),
            "must be in UTC and end with 'Z'"),
        written(
            "generalized_time_does_not_include_seconds",
            "RFC 5280 4.1.2.5.2",
            time -> time.generalized() && !time.hasSeconds(),
            "must have seconds"),
        written(
            "generalized_time_includes_fraction_seconds",
            "RFC 5280 4.1.2.5.2",
            time -> time.generalized() && time.hasMore(),
            "must have whole seconds and then 'Z'"),
        written(
            "utc_time_not_in_zulu",
            "RFC 5280 4.1.2.5.1",
            time -> !time.generalized() && !time.isZulu(),
            "must be in UTC and end with 'Z'"),
        written(
            "utc_time_does_not_include_seconds",
            "RFC 5280 4.1.2.5.1",
            time -> !time.generalized() && !time.hasSeconds(),
            "must have seconds"),
        LintRule.alone("validity_time_not_positive", "RFC 5280 4.1.2.5", ERROR, TimeRules::order),
        LintRule.of("validity_outlives_issuer", "RFC 5280 6.1.3", WARNING, TimeRules::outlives));
  }

  private static LintRule written(
      String id, String section, Predicate<RawTime> broken, String rule) {
    return LintRule.alone(
        id,
        section,
        ERROR,
        certificate ->
            Stream.of(certificate.notBefore(), certificate.notAfter())
                .filter(broken)
                .findFirst()
                .map(time -> "time '%s' %s".formatted(time.text(), rule)));
  }

  private static Optional<String> order(LintedCertificate certificate) {
    Optional<Instant> start = certificate.notBefore().instant();
    Optional<Instant> end = certificate.notAfter().instant();
    return start.isPresent() && end.isPresent() && end.get().isBefore(start.get())
        ? Optional.of("end '%s' must not be before its start %s".formatted(end.get(), start.get()))
        : Optional.empty();
  }

  private static Optional<String> outlives(LintSubject subject) {
    Optional<Instant> end = subject.certificate().notAfter().instant();
    Optional<Instant> limit = subject.issuer().flatMap(issuer -> issuer.notAfter().instant());
    return end.isPresent() && limit.isPresent() && end.get().isAfter(limit.get())
        ? Optional.of(
            "end '%s' should not be after its issuer's, %s".formatted(end.get(), limit.get()))
        : Optional.empty();
  }
}
