package dev.maximus.certs.x509;

import org.bouncycastle.asn1.x509.KeyUsage;

/** A certificate that a program shows to another. */
public sealed interface LeafProfile extends Profile permits Server, Client, Peer, SpiffeWorkload {
  @Override
  default int keyUsage(KeyAlgorithm key) {
    // TLS 1.2 with RSA may use the key to encrypt; an elliptic key cannot (RFC 8813 3).
    return key.encrypts()
        ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment
        : KeyUsage.digitalSignature;
  }
}
