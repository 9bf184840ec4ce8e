package dev.maximus.certs.request;

import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.NameConstraints;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was read of one entry so far. Its keys can stand in any order. */
final class Draft {
  final Word name;
  // With a fault in the entry, nothing is said of the entry as a whole.
  final int faultsBefore;
  final Set<String> keys = new HashSet<>();
  Optional<Profile> profile = Optional.empty();
  Optional<String> issuer = Optional.empty();
  Subject subject = Subject.NONE;
  List<Word> dns = new ArrayList<>();
  List<Word> ip = new ArrayList<>();
  List<Word> uri = new ArrayList<>();
  Optional<Lifetime> lifetime = Optional.empty();
  KeyAlgorithm key = KeyAlgorithm.DEFAULT;
  Optional<NameConstraints> constraints = Optional.empty();
  Set<OutputKind> outputs = EnumSet.noneOf(OutputKind.class);
  Optional<Integer> count = Optional.empty();

  Draft(Word name, int faultsBefore) {
    this.name = name;
    this.faultsBefore = faultsBefore;
  }
}
