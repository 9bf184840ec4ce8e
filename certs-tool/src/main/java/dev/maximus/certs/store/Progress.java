package dev.maximus.certs.store;

/** Told how far a long work is. Calls come from several threads, and must return at once. */
public interface Progress {
  Progress NONE = (done, total) -> {};

  void done(int done, int total);
}
