package dev.maximus.certs.request;

import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpAddress;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.LeafProfile;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import dev.maximus.certs.x509.Text;
import dev.maximus.certs.x509.UriName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Many certificates that differ in a number only, as a load test wants them. Each is made when it
 * is asked for, so a series of 100,000 takes no more memory than one of 2.
 *
 * <p>Where {@code {n}} stands, in the name, the common name and the SANs, the numbers from 1 to
 * {@code count} are put.
 */
public record CertificateSeries(
    int count,
    String name,
    LeafProfile profile,
    Subject subject,
    List<String> dns,
    List<String> ip,
    List<String> uri,
    Lifetime lifetime,
    KeyAlgorithm key,
    String issuer,
    Set<OutputKind> outputs)
    implements CertificateEntry {
  public static final String NUMBER = "{n}";
  public static final int MAX_COUNT = CertificateSet.MAX_CERTIFICATES;

  public CertificateSeries(
      int count,
      String name,
      LeafProfile profile,
      Subject subject,
      List<String> dns,
      List<String> ip,
      List<String> uri,
      Lifetime lifetime,
      KeyAlgorithm key,
      String issuer,
      Set<OutputKind> outputs) {
    this.count = count;
    this.name = name;
    this.profile = profile;
    this.subject = subject;
    this.dns = List.copyOf(dns);
    this.ip = List.copyOf(ip);
    this.uri = List.copyOf(uri);
    this.lifetime = lifetime;
    this.key = key;
    this.issuer = issuer;
    this.outputs = Outputs.of(outputs);
    List<String> problems = problems(count, name);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    // The first has the smallest number and the last the longest: what lies between fits as well.
    order(1);
    order(count);
  }

  private static List<String> problems(int count, String name) {
    List<String> problems = new ArrayList<>();
    if (count < 1 || count > MAX_COUNT) {
      problems.add("count '" + count + "' must be from 1 to " + MAX_COUNT);
    }
    if (!name.contains(NUMBER) || name.indexOf(NUMBER) != name.lastIndexOf(NUMBER)) {
      problems.add("name '" + Text.visible(name) + "' must have {n} once, because it has a count");
    }
    return problems;
  }

  @Override
  public CertificateOrder order(int n) {
    Objects.checkIndex(n - 1, count);
    String number = Integer.toString(n);
    List<SubjectAlternativeName> names = new ArrayList<>();
    dns.forEach(text -> names.add(DnsName.of(text.replace(NUMBER, number))));
    ip.forEach(text -> names.add(IpAddress.of(text.replace(NUMBER, number))));
    uri.forEach(text -> names.add(UriName.of(text.replace(NUMBER, number))));
    CertificateRequest request =
        new CertificateRequest(
            name.replace(NUMBER, number),
            profile,
            new Subject(
                subject.commonName().map(text -> text.replace(NUMBER, number)),
                subject.organizationalUnits(),
                subject.organization(),
                subject.country()),
            names,
            lifetime,
            key,
            Optional.empty());
    return new CertificateOrder(request, Optional.of(issuer), outputs);
  }

  /** The number of the certificate with this name; empty when the series has none. */
  Optional<Integer> number(String wanted) {
    int middle = wanted.length() - prefix().length() - suffix().length();
    if (middle < 1 || middle > 9 || !wanted.startsWith(prefix()) || !wanted.endsWith(suffix())) {
      return Optional.empty();
    }
    String digits = wanted.substring(prefix().length(), prefix().length() + middle);
    return digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && digits.charAt(0) != '0'
            && Integer.parseInt(digits) <= count
        ? Optional.of(Integer.parseInt(digits))
        : Optional.empty();
  }

  /** The name before the number. */
  String prefix() {
    return name.substring(0, name.indexOf(NUMBER));
  }

  /** The name behind the number. */
  String suffix() {
    return name.substring(name.indexOf(NUMBER) + NUMBER.length());
  }
}
