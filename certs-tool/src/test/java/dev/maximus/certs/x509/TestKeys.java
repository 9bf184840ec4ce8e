package dev.maximus.certs.x509;

import java.security.KeyPair;
import java.util.EnumMap;
import java.util.Map;

/** One pair of each kind for all tests: RSA keys take seconds to make. */
final class TestKeys {
  private static final Map<KeyAlgorithm, KeyPair> PAIRS = new EnumMap<>(KeyAlgorithm.class);

  private TestKeys() {}

  static synchronized KeyPair of(KeyAlgorithm algorithm) {
    return PAIRS.computeIfAbsent(algorithm, kind -> kind.generate(TestAuthority.RANDOM));
  }
}
