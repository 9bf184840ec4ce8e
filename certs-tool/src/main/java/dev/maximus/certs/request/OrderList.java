package dev.maximus.certs.request;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** The orders of entries, each made when it is asked for. */
final class OrderList extends AbstractList<CertificateOrder> implements RandomAccess {
  private final List<CertificateEntry> entries;
  // Where each entry begins, and behind the last where the list ends.
  private final int[] starts;

  OrderList(List<CertificateEntry> entries) {
    this.entries = entries;
    this.starts = new int[entries.size() + 1];
    for (int i = 0; i < entries.size(); i++) {
      starts[i + 1] = starts[i] + entries.get(i).count();
    }
  }

  @Override
  public CertificateOrder get(int index) {
    Objects.checkIndex(index, size());
    int found = Arrays.binarySearch(starts, index);
    int entry = found >= 0 ? found : -found - 2;
    return entries.get(entry).order(index - starts[entry] + 1);
  }

  @Override
  public int size() {
    return starts[entries.size()];
  }
}
