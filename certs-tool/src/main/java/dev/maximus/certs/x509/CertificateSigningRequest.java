package dev.maximus.certs.x509;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/**
 * A request of somebody who keeps the key (PKCS#10). One that exists is signed by its own key, and
 * the key is of a kind that we issue for.
 *
 * <p>It gives a certificate its key and nothing else: profile, lifetime and names are those of the
 * {@link CertificateRequest}. Names that it asks for and the request does not list are refused; to
 * accept them, the caller takes them over first: {@code request.withNames(csr.names())}.
 */
public final class CertificateSigningRequest {
  private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65537);

  private final byte[] der;
  private final PublicKey key;
  private final Optional<String> commonName;
  private final List<SubjectAlternativeName> names;

  private CertificateSigningRequest(
      byte[] der, PublicKey key, Optional<String> commonName, List<SubjectAlternativeName> names) {
    this.der = der;
    this.key = key;
    this.commonName = commonName;
    this.names = List.copyOf(names);
  }

  /**
   * Reads one from PEM or DER.
   *
   * @throws MalformedException when it is none, when its key is weak or of a kind that is not
   *     issued for, and when it was not signed with its key
   */
  public static CertificateSigningRequest of(byte[] file) throws MalformedException {
    byte[] der = Pem.one(file, Pem.CERTIFICATE_REQUEST).clone();
    Read read = Der.read("a certificate signing request", der, Der.MAX_OCTETS, () -> Read.of(der));
    String keyProblem = keyProblem(read.key());
    if (!keyProblem.isEmpty()) {
      throw new MalformedException(keyProblem);
    }
    PublicKey key = read.key().orElseThrow();
    if (!Signatures.isAccepted(read.request().getSignatureAlgorithm())) {
      throw new MalformedException("it is signed with an algorithm that is not accepted, as SHA-1");
    }
    if (!read.ownSignature()) {
      throw new MalformedException(
          "its signature is not of its key: who asks does not prove to hold the key");
    }
    return new CertificateSigningRequest(der, key, read.commonName(), read.names());
  }

  /** A request for what is wanted, signed with its key. */
  public static CertificateSigningRequest create(
      CertificateRequest wanted, KeyPair key, SecureRandom random) {
    PKCS10CertificationRequestBuilder builder =
        new PKCS10CertificationRequestBuilder(
            wanted.subject().toAsn1(),
            SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
    try {
      if (!wanted.names().isEmpty()) {
        GeneralName[] names =
            wanted.names().stream().map(SubjectAlternativeName::toAsn1).toArray(GeneralName[]::new);
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(
            Extension.subjectAlternativeName, wanted.subject().isEmpty(), new GeneralNames(names));
        builder.addAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
      }
      return of(builder.build(new KeySigner(key.getPrivate(), random)).getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException("a signing request could not be encoded", e);
    } catch (MalformedException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static String keyProblem(Optional<PublicKey> key) {
    Optional<KeyAlgorithm> algorithm = key.flatMap(KeyAlgorithm::of);
    if (algorithm.isEmpty()) {
      return "its key must be one of "
          + String.join(", ", Arrays.stream(KeyAlgorithm.values()).map(KeyAlgorithm::id).toList());
    }
    boolean smallExponent =
        key.orElseThrow() instanceof RSAPublicKey rsa
            && (rsa.getPublicExponent().compareTo(LEAST_EXPONENT) < 0
                || !rsa.getPublicExponent().testBit(0));
    return smallExponent ? "its RSA key must have an odd exponent of at least 65537" : "";
  }

  /** What it asks for and this request does not list, as sentences. */
  List<String> problems(CertificateRequest request) {
    List<String> problems = new ArrayList<>();
    List<String> listed = new ArrayList<>();
    request.subject().commonName().ifPresent(listed::add);
    request.names().forEach(name -> listed.add(name.value()));
    commonName
        .filter(name -> !listed.contains(name))
        .ifPresent(name -> problems.add(sentence("the common name " + name, request)));
    names.stream()
        .filter(name -> !request.names().contains(name))
        .forEach(name -> problems.add(sentence(name.text(), request)));
    return problems;
  }

  private static String sentence(String name, CertificateRequest request) {
    return "the signing request asks for %s, and '%s' does not list it"
        .formatted(Text.visible(name), request.name());
  }

  public byte[] der() {
    return der.clone();
  }

  public String pem() {
    return Pem.encode(Pem.CERTIFICATE_REQUEST, der);
  }

  public PublicKey publicKey() {
    return key;
  }

  public KeyAlgorithm key() {
    return KeyAlgorithm.of(key).orElseThrow();
  }

  public Optional<String> commonName() {
    return commonName;
  }

  /** The names it asks for. */
  public List<SubjectAlternativeName> names() {
    return names;
  }

  @Override
  public String toString() {
    return "CertificateSigningRequest[" + key().id() + ", " + names.size() + " names]";
  }

  /** All that is read, before it is judged. */
  private record Read(
      PKCS10CertificationRequest request,
      Optional<PublicKey> key,
      Optional<String> commonName,
      List<SubjectAlternativeName> names,
      boolean ownSignature) {
    static Read of(byte[] der) throws IOException, MalformedException {
      PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
      ReadExtensions.force(request.getSubject());
      Optional<Extensions> extensions = Optional.ofNullable(request.getRequestedExtensions());
      if (extensions.isPresent()) {
        ReadExtensions.force(extensions.get());
      }
      Optional<PublicKey> key = Signatures.key(request.getSubjectPublicKeyInfo());
      byte[] content =
          request.toASN1Structure().getCertificationRequestInfo().getEncoded(ASN1Encoding.DER);
      return new Read(
          request,
          key,
          commonName(request),
          extensions.isEmpty() ? List.of() : names(extensions.get()),
          // The kind of key is checked first: a huge RSA key would take long.
          key.flatMap(KeyAlgorithm::of).isPresent()
              && Signatures.verify(
                  request.getSignatureAlgorithm(),
                  key.orElseThrow(),
                  content,
                  request.getSignature()));
    }

    private static Optional<String> commonName(PKCS10CertificationRequest request) {
      RDN[] names = request.getSubject().getRDNs(BCStyle.CN);
      return names.length == 0
          ? Optional.empty()
          : Optional.of(((ASN1String) names[names.length - 1].getFirst().getValue()).getString());
    }

    /** A name of another kind would be dropped without a word, so it is a fault. */
    private static List<SubjectAlternativeName> names(Extensions extensions)
        throws MalformedException {
      GeneralNames all = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
      if (all == null) {
        return List.of();
      }
      List<SubjectAlternativeName> known = GeneralNameReader.known(all);
      if (known.size() != all.getNames().length) {
        throw new MalformedException(
            "it asks for a name that is no valid DNS name, IP address or URI");
      }
      return known;
    }
  }
}
