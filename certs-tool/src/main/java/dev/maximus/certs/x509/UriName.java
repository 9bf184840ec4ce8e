package dev.maximus.certs.x509;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;

/** An absolute URI with an authority. With the scheme {@code spiffe} it is a SPIFFE ID. */
public record UriName(String value) implements SubjectAlternativeName {
  private static final String SPIFFE = "spiffe";
  // SPIFFE-ID 2.3: a SPIFFE ID has at most 2048 bytes, its trust domain at most 255.
  private static final int MAX_URI = 2048;
  private static final int MAX_TRUST_DOMAIN = 255;
  private static final Pattern TRUST_DOMAIN = Pattern.compile("[a-z0-9._-]+");
  private static final Pattern PATH = Pattern.compile("(/[a-zA-Z0-9._-]+)*");

  public UriName {
    String problem = problem(value);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException("URI '" + Text.visible(value) + "' " + problem);
    }
  }

  /**
   * Reads a URI.
   *
   * @throws IllegalArgumentException with the rule that is broken
   */
  public static UriName of(String uri) {
    return new UriName(uri);
  }

  /** The identity Istio gives to a workload. */
  public static UriName workload(String trustDomain, String namespace, String serviceAccount) {
    return new UriName("spiffe://" + trustDomain + "/ns/" + namespace + "/sa/" + serviceAccount);
  }

  /** Whether this is a SPIFFE ID. */
  public boolean isSpiffe() {
    return value.startsWith(SPIFFE + "://");
  }

  /** The host, or the trust domain, in lower case. */
  public String host() {
    URI uri = URI.create(value);
    // Java knows no host with '_', which a trust domain may have.
    String host = uri.getHost() == null ? uri.getRawAuthority() : uri.getHost();
    return host.toLowerCase(Locale.ROOT);
  }

  private static String problem(String text) {
    if (text.isEmpty()) {
      return "must not be empty";
    }
    if (text.length() > MAX_URI) {
      return "has " + text.length() + " characters, must have at most " + MAX_URI;
    }
    if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      return "must be ASCII without spaces";
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return "is not a URI: " + e.getReason();
    }
    if (uri.getScheme() == null || uri.getRawAuthority() == null) {
      return "must be absolute and name a host: scheme://host/path";
    }
    if (SPIFFE.equalsIgnoreCase(uri.getScheme())) {
      return spiffeProblem(uri);
    }
    // RFC 5280 4.2.1.6: the authority holds a host name or an address.
    return uri.getHost() == null ? "must name a host: scheme://host/path" : "";
  }

  private static String spiffeProblem(URI uri) {
    String domain = uri.getRawAuthority();
    String path = uri.getRawPath();
    if (!uri.getScheme().equals(SPIFFE)) {
      return "must write 'spiffe' in lower case";
    }
    if (!TRUST_DOMAIN.matcher(domain).matches() || domain.length() > MAX_TRUST_DOMAIN) {
      return "must have a trust domain of 1 to 255 characters a-z, 0-9, '.', '-' and '_'";
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return "must have no query and no fragment";
    }
    boolean dots = path.matches(".*/\\.{1,2}(/.*)?");
    if (!PATH.matcher(path).matches() || dots) {
      return "must have a path of segments a-z, A-Z, 0-9, '.', '-' and '_', none empty, '.' or '..'";
    }
    return "";
  }

  @Override
  public String kind() {
    return "URI";
  }

  @Override
  public GeneralName toAsn1() {
    return new GeneralName(GeneralName.uniformResourceIdentifier, value);
  }
}
