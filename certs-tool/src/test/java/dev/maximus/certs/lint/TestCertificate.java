package dev.maximus.certs.lint;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A certificate that a test makes by hand, so that it can break any rule. Good until changed. */
public final class TestCertificate {
  /** One authority for all tests; its key is made once. */
  public static final KeyPair ROOT_KEY = ec("secp256r1");

  public static final KeyPair LEAF_KEY = ec("secp256r1");
  private static final String ROOT = "CN=Test Root";

  private Optional<Integer> version = Optional.of(2);
  private BigInteger serial = new BigInteger("1234567890123456789");
  private AlgorithmIdentifier inner =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  private AlgorithmIdentifier outer = inner;
  private X500Name issuer = new X500Name(ROOT);
  private ASN1Encodable notBefore = new ASN1UTCTime("261121100000Z");
  private ASN1Encodable notAfter = new ASN1UTCTime("270219100000Z");
  private X500Name subject = new X500Name("CN=postgres");
  private ASN1Encodable key = spki(LEAF_KEY);
  private boolean unique;
  private PrivateKey signer = ROOT_KEY.getPrivate();
  private final List<ASN1Encodable> extensions = new ArrayList<>();

  private TestCertificate() {}

  public static TestCertificate leaf() {
    return new TestCertificate()
        .extension(Extension.basicConstraints, true, new BasicConstraints(false))
        .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .purposes(KeyPurposeId.id_kp_serverAuth)
        .extension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId(LEAF_KEY)))
        .extension(
            Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyId(ROOT_KEY)))
        .names(new GeneralName(GeneralName.dNSName, "postgres.maximus.svc"));
  }

  /** An authority below the root. */
  public static TestCertificate authority() {
    return leaf()
        .without(Extension.extendedKeyUsage)
        .without(Extension.subjectAlternativeName)
        .subject("CN=Test Middle")
        .extension(Extension.basicConstraints, true, new BasicConstraints(0))
        .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
        .serial(77);
  }

  public static TestCertificate root() {
    return authority()
        .subject(ROOT)
        .key(spki(ROOT_KEY))
        .without(Extension.authorityKeyIdentifier)
        .extension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId(ROOT_KEY)))
        .extension(Extension.basicConstraints, true, new BasicConstraints(1))
        .serial(1);
  }

  public static KeyPair ec(String curve) {
    return keyPair("EC", new ECGenParameterSpec(curve));
  }

  public static KeyPair keyPair(String algorithm, AlgorithmParameterSpec parameters) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(parameters);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static SubjectPublicKeyInfo spki(KeyPair pair) {
    return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
  }

  static byte[] keyId(KeyPair pair) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(spki(pair).getPublicKeyData().getOctets());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public TestCertificate version(int shown) {
    version = shown == 1 ? Optional.empty() : Optional.of(shown - 1);
    return this;
  }

  public TestCertificate serial(long number) {
    return serial(BigInteger.valueOf(number));
  }

  public TestCertificate serial(BigInteger number) {
    serial = number;
    return this;
  }

  public TestCertificate signature(AlgorithmIdentifier inside, AlgorithmIdentifier outside) {
    inner = inside;
    outer = outside;
    return this;
  }

  public TestCertificate signedBy(KeyPair pair) {
    signer = pair.getPrivate();
    return this;
  }

  public TestCertificate issuer(String name) {
    issuer = new X500Name(name);
    return this;
  }

  public TestCertificate subject(String name) {
    return subject(new X500Name(name));
  }

  public TestCertificate subject(X500Name name) {
    subject = name;
    return this;
  }

  public TestCertificate key(ASN1Encodable info) {
    key = info;
    return this;
  }

  public TestCertificate utc(String from, String until) {
    notBefore = new ASN1UTCTime(from);
    notAfter = new ASN1UTCTime(until);
    return this;
  }

  public TestCertificate until(String generalized) {
    notAfter = new ASN1GeneralizedTime(generalized);
    return this;
  }

  public TestCertificate uniqueIdentifier() {
    unique = true;
    return this;
  }

  public TestCertificate usage(int bits) {
    return extension(Extension.keyUsage, true, new KeyUsage(bits));
  }

  public TestCertificate purposes(KeyPurposeId... purposes) {
    return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  public TestCertificate names(GeneralName... names) {
    return extension(Extension.subjectAlternativeName, false, new GeneralNames(names));
  }

  public TestCertificate dns(String... names) {
    GeneralName[] all = new GeneralName[names.length];
    for (int i = 0; i < names.length; i++) {
      all[i] = new GeneralName(GeneralName.dNSName, names[i]);
    }
    return names(all);
  }

  public TestCertificate uri(String... names) {
    GeneralName[] all = new GeneralName[names.length];
    for (int i = 0; i < names.length; i++) {
      all[i] = new GeneralName(GeneralName.uniformResourceIdentifier, names[i]);
    }
    return names(all);
  }

  /** Sets an extension, or replaces it where it stands. */
  public TestCertificate extension(
      ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    try {
      return raw(oid, critical, value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public TestCertificate raw(ASN1ObjectIdentifier oid, boolean critical, byte[] value) {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(oid);
    if (critical) {
      parts.add(ASN1Boolean.TRUE);
    }
    parts.add(new DEROctetString(value));
    return put(oid, new DERSequence(parts));
  }

  /** As {@link #extension}, with "not critical" written out. */
  public TestCertificate falseWritten(ASN1ObjectIdentifier oid, ASN1Encodable value)
      throws IOException {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(oid);
    parts.add(ASN1Boolean.FALSE);
    parts.add(new DEROctetString(value.toASN1Primitive().getEncoded(ASN1Encoding.DER)));
    return put(oid, new DERSequence(parts));
  }

  public TestCertificate twice(ASN1ObjectIdentifier oid) {
    extensions.add(extensions.get(indexOf(oid)));
    return this;
  }

  public TestCertificate without(ASN1ObjectIdentifier oid) {
    int index = indexOf(oid);
    if (index >= 0) {
      extensions.remove(index);
    }
    return this;
  }

  public TestCertificate withoutExtensions() {
    extensions.clear();
    return this;
  }

  private TestCertificate put(ASN1ObjectIdentifier oid, DERSequence extension) {
    int index = indexOf(oid);
    if (index >= 0) {
      extensions.set(index, extension);
    } else {
      extensions.add(extension);
    }
    return this;
  }

  private int indexOf(ASN1ObjectIdentifier oid) {
    for (int i = 0; i < extensions.size(); i++) {
      if (((DERSequence) extensions.get(i)).getObjectAt(0).equals(oid)) {
        return i;
      }
    }
    return -1;
  }

  public byte[] der() {
    ASN1EncodableVector tbs = new ASN1EncodableVector();
    version.ifPresent(number -> tbs.add(new DERTaggedObject(true, 0, new ASN1Integer(number))));
    tbs.add(new ASN1Integer(serial));
    tbs.add(inner);
    tbs.add(issuer);
    tbs.add(sequence(notBefore, notAfter));
    tbs.add(subject);
    tbs.add(key);
    if (unique) {
      tbs.add(new DERTaggedObject(false, 1, new DERBitString(new byte[] {1})));
    }
    if (!extensions.isEmpty()) {
      tbs.add(
          new DERTaggedObject(true, 3, new DERSequence(extensions.toArray(new ASN1Encodable[0]))));
    }
    try {
      DLSequence content = new DLSequence(tbs);
      boolean elliptic = signer.getAlgorithm().equals("EC");
      Signature signature = Signature.getInstance(elliptic ? "SHA256withECDSA" : "SHA256withRSA");
      signature.initSign(signer);
      signature.update(content.getEncoded(ASN1Encoding.DL));
      return sequence(content, outer, new DERBitString(signature.sign()))
          .getEncoded(ASN1Encoding.DL);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As it stands: DER would write a time without seconds in its right form. */
  private static DLSequence sequence(ASN1Encodable... parts) {
    return new DLSequence(parts);
  }
}
