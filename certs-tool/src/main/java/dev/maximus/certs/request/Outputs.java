package dev.maximus.certs.request;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets of forms. There are few, and many certificates have the same. */
final class Outputs {
  private static final Set<OutputKind> PEM =
      Collections.unmodifiableSet(EnumSet.of(OutputKind.PEM));

  private Outputs() {}

  /** These forms and {@code pem}, in the order of {@link OutputKind}. */
  static Set<OutputKind> of(Collection<OutputKind> kinds) {
    EnumSet<OutputKind> all = EnumSet.of(OutputKind.PEM);
    all.addAll(kinds);
    return all.equals(PEM) ? PEM : Collections.unmodifiableSet(all);
  }
}
