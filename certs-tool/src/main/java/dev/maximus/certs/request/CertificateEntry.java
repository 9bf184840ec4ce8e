package dev.maximus.certs.request;

import dev.maximus.certs.x509.Profile;

/** What one entry of a set asks for: one certificate, or a series of many that are alike. */
public sealed interface CertificateEntry permits CertificateOrder, CertificateSeries {
  /** The name; of a series with {@code {n}} in it. */
  String name();

  Profile profile();

  /** How many certificates it asks for. */
  int count();

  /**
   * One of them, made at this moment.
   *
   * @param n from 1 to {@link #count}
   */
  CertificateOrder order(int n);
}
