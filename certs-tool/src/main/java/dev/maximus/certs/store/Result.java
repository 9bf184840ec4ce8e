package dev.maximus.certs.store;

import java.util.List;

/**
 * What was done.
 *
 * @param plan what was to be done, with the reasons
 * @param changed whether anything on disk is different
 * @param plainKeys authorities whose new keys are not encrypted
 * @param warnings what was done and may still be a mistake, each a sentence
 */
public record Result(Plan plan, boolean changed, List<String> plainKeys, List<String> warnings) {
  public Result {
    plainKeys = List.copyOf(plainKeys);
    warnings = List.copyOf(warnings);
  }

  public int issued() {
    return plan.issued();
  }

  public int kept() {
    return plan.unchanged() + plan.rewritten();
  }
}
