package dev.maximus.engine.stack;

/** A place in a text file. The first line is 1, the first column is 1. */
public record Position(int line, int column) implements Comparable<Position> {

  @Override
  public int compareTo(Position other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
