package dev.maximus.certs.request;

import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpAddress;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import dev.maximus.certs.x509.UriName;
import java.util.ArrayList;
import java.util.List;

/** The set that needs no file: an authority, a server and a client for the own machine. */
public final class StandardSet {
  public static final String ENVIRONMENT = "development";
  public static final String AUTHORITY = "ca";
  public static final String SERVER = "server";
  public static final String CLIENT = "client";

  private static final List<SubjectAlternativeName> OWN_MACHINE =
      List.of(DnsName.of("localhost"), IpAddress.of("127.0.0.1"), IpAddress.of("::1"));

  private StandardSet() {}

  /** For the own machine only. */
  public static CertificateSet development() {
    return development(List.of());
  }

  /**
   * For the own machine, and for a server that has further names.
   *
   * @param hosts as {@link #host} reads them; a name that is there already changes nothing
   */
  public static CertificateSet development(List<SubjectAlternativeName> hosts) {
    List<SubjectAlternativeName> names = new ArrayList<>(OWN_MACHINE);
    names.addAll(hosts);
    CertificateRequest authority =
        CertificateRequest.of(AUTHORITY, Profile.ROOT_CA, Subject.of("Maximus development CA"));
    CertificateRequest server =
        CertificateRequest.of(SERVER, Profile.SERVER, Subject.of("localhost"), names)
            .withLifetime(Lifetime.years(1));
    // The common name is the role that Postgres lets in.
    CertificateRequest client =
        CertificateRequest.of(CLIENT, Profile.CLIENT, Subject.of("maximus"))
            .withLifetime(Lifetime.years(1));
    return new CertificateSet(
        ENVIRONMENT,
        false,
        Layout.FLAT,
        List.of(CertificateOrder.root(authority)),
        List.of(CertificateOrder.of(server, AUTHORITY), CertificateOrder.of(client, AUTHORITY)));
  }

  /**
   * A name as people write it on a command line: an address, a URI, or else a DNS name.
   *
   * @throws IllegalArgumentException with the rule that is broken
   */
  public static SubjectAlternativeName host(String text) {
    if (text.contains("://")) {
      return UriName.of(text);
    }
    boolean address = text.contains(":") || text.matches("[0-9.]*[0-9]");
    return address ? IpAddress.of(text) : DnsName.of(text);
  }
}
