package dev.maximus.certs.request;

import java.util.List;

/**
 * What is wrong with a set as a whole.
 *
 * @param path the keys that lead to the place in a request file
 */
record SetProblem(List<String> path, String sentence) {
  SetProblem {
    path = List.copyOf(path);
  }
}
