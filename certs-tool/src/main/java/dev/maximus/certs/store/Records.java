package dev.maximus.certs.store;

import dev.maximus.certs.store.disk.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What callers have put into a set besides certificates, as {@code rotation.yaml}. */
final class Records {
  private static final Pattern NAME = Pattern.compile("[a-z]+\\.yaml");

  private Records() {}

  static void check(String name) {
    if (!NAME.matcher(name).matches() || ("." + name).equals(Transaction.INDEX)) {
      throw new IllegalArgumentException("record '" + name + "' must be letters a-z and .yaml");
    }
  }

  static Optional<byte[]> read(Optional<Path> set, String name) throws IOException {
    if (set.isEmpty() || Files.notExists(set.get().resolve("." + name))) {
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(set.get().resolve("." + name)));
  }

  /** Puts records into a new set; those of the old set that are not named stay. */
  static void put(Map<String, Optional<byte[]>> records, Transaction transaction)
      throws IOException {
    Map<String, byte[]> kept = new HashMap<>();
    if (transaction.old().isPresent()) {
      Path set = transaction.old().get();
      for (String name : transaction.oldRecords()) {
        kept.put(name, Files.readAllBytes(set.resolve(name)));
      }
    }
    Set<String> names = new HashSet<>(kept.keySet());
    records.keySet().forEach(name -> names.add("." + name));
    for (String name : names) {
      Optional<byte[]> content =
          records.getOrDefault(name.substring(1), Optional.ofNullable(kept.get(name)));
      if (content.isPresent()) {
        transaction.putRecord(name, content.get());
      }
    }
  }
}
