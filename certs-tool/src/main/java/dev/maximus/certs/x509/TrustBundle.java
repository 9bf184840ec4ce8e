package dev.maximus.certs.x509;

import java.security.cert.TrustAnchor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The authorities that somebody trusts. During a rotation these are the old root and the new one.
 *
 * @param authorities at least one, each once
 */
public record TrustBundle(List<IssuedCertificate> authorities) {
  public TrustBundle {
    authorities = List.copyOf(new LinkedHashSet<>(authorities));
    if (authorities.isEmpty()) {
      throw new IllegalArgumentException("a trust bundle must hold at least one authority");
    }
  }

  public static TrustBundle of(IssuedCertificate... authorities) {
    return new TrustBundle(List.of(authorities));
  }

  /**
   * Reads a PEM file, as {@code ca.crt}.
   *
   * @throws MalformedException when it holds no certificate, or something else
   */
  public static TrustBundle read(byte[] file) throws MalformedException {
    return new TrustBundle(IssuedCertificate.readAll(file));
  }

  public TrustBundle with(IssuedCertificate authority) {
    List<IssuedCertificate> more = new ArrayList<>(authorities);
    more.add(authority);
    return new TrustBundle(more);
  }

  /** Without this authority; an {@link IllegalArgumentException} when it is the only one. */
  public TrustBundle without(IssuedCertificate authority) {
    return new TrustBundle(authorities.stream().filter(each -> !each.equals(authority)).toList());
  }

  public String pem() {
    return authorities.stream().map(IssuedCertificate::pem).collect(Collectors.joining());
  }

  Set<TrustAnchor> anchors() {
    return authorities.stream()
        .map(each -> new TrustAnchor(each.toJca(), null))
        .collect(Collectors.toSet());
  }
}
