package dev.maximus.certs.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** The extensions of a certificate, in their order; one may be there twice or be unreadable. */
record RawExtensions(List<RawExtension> all) {
  RawExtensions {
    all = List.copyOf(all);
  }

  Optional<RawExtension> get(ASN1ObjectIdentifier oid) {
    return all.stream().filter(extension -> extension.oid().equals(oid)).findFirst();
  }

  boolean has(ASN1ObjectIdentifier oid) {
    return get(oid).isPresent();
  }

  boolean isCritical(ASN1ObjectIdentifier oid) {
    return get(oid).filter(RawExtension::critical).isPresent();
  }

  /** The extension as its type; empty when it is not there, or is not of that type. */
  private <T> Optional<T> read(ASN1ObjectIdentifier oid, Function<ASN1Primitive, T> reader) {
    return get(oid).flatMap(RawExtension::value).flatMap(value -> read(value, reader));
  }

  private static <T> Optional<T> read(ASN1Primitive value, Function<ASN1Primitive, T> reader) {
    try {
      return Optional.of(reader.apply(value));
    } catch (RuntimeException e) {
      // BouncyCastle has no one exception for "is of another type".
      return Optional.empty();
    }
  }

  Optional<BasicConstraints> basicConstraints() {
    return read(Extension.basicConstraints, BasicConstraints::getInstance);
  }

  boolean isAuthority() {
    return basicConstraints().filter(BasicConstraints::isCA).isPresent();
  }

  /** Whether the key usage has all of these bits. */
  boolean hasUsage(int bits) {
    return keyUsage().filter(usage -> usage.hasUsages(bits)).isPresent();
  }

  Optional<KeyUsage> keyUsage() {
    return read(Extension.keyUsage, KeyUsage::getInstance);
  }

  List<KeyPurposeId> purposes() {
    return read(Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance)
        .map(usage -> Arrays.asList(usage.getUsages()))
        .orElse(List.of());
  }

  Optional<byte[]> subjectKeyIdentifier() {
    return read(Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance)
        .map(SubjectKeyIdentifier::getKeyIdentifier);
  }

  Optional<byte[]> authorityKeyIdentifier() {
    return read(Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance)
        .flatMap(identifier -> Optional.ofNullable(identifier.getKeyIdentifierOctets()));
  }

  Optional<NameConstraints> nameConstraints() {
    return read(Extension.nameConstraints, NameConstraints::getInstance);
  }

  /** The subject alternative names, as they are written. */
  List<RawName> names() {
    List<RawName> names = new ArrayList<>();
    get(Extension.subjectAlternativeName)
        .flatMap(RawExtension::sequence)
        .ifPresent(
            sequence -> {
              for (ASN1Encodable name : sequence) {
                if (name instanceof ASN1TaggedObject tagged) {
                  names.add(RawName.of(tagged));
                }
              }
            });
    return names;
  }

  List<RawName> names(int kind) {
    return names().stream().filter(name -> name.kind() == kind).toList();
  }

  /** Extensions we know that are there and cannot be read. */
  List<ASN1ObjectIdentifier> unreadable() {
    List<ASN1ObjectIdentifier> unreadable = new ArrayList<>();
    for (RawExtension extension : all) {
      boolean readable =
          KnownExtensions.reader(extension.oid())
              .map(reader -> extension.value().flatMap(value -> read(value, reader)).isPresent())
              .orElse(true);
      if (!readable) {
        unreadable.add(extension.oid());
      }
    }
    return unreadable;
  }
}
