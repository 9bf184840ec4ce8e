package dev.maximus.certs.store;

import dev.maximus.certs.store.disk.StoreDirectory;
import dev.maximus.certs.store.disk.Transaction;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The index of a set, and the copy beside it that people may commit. */
final class IndexFiles {
  private IndexFiles() {}

  /**
   * The index of a set; empty when there is no set.
   *
   * @throws NoSuchFileException when the set has gone away
   */
  static Index read(StoreDirectory directory, Optional<Path> set) throws IOException {
    if (set.isEmpty()) {
      return Index.empty();
    }
    Path file = set.get().resolve(Transaction.INDEX);
    try {
      return Index.read(file);
    } catch (NoSuchFileException | StoreException e) {
      if (Files.notExists(set.get())) {
        throw new NoSuchFileException(set.get().toString());
      }
      return copy(directory, set.get(), e);
    }
  }

  /** The copy serves when the index itself is lost, if it is of this set. */
  private static Index copy(StoreDirectory directory, Path set, Exception fault)
      throws IOException {
    Path copy = directory.path().resolve(StoreDirectory.INDEX);
    if (Files.isRegularFile(copy)) {
      Index index = Index.read(copy);
      StoredFiles stored = new StoredFiles(Optional.of(set));
      for (IndexEntry entry : index.entries().filter(e -> !e.former()).toList()) {
        if (!stored.exists(entry.files().get(0))) {
          throw new StoreException("index '" + copy + "' is not of the certificates that are here");
        }
        stored.certificate(entry);
      }
      return index.restored();
    }
    throw new StoreException(
        "the index is lost ("
            + fault.getMessage()
            + "); put back '"
            + copy
            + "' from git, or move the directory away and generate a new set");
  }
}
