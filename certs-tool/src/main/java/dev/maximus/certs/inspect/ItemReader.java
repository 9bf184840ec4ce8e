package dev.maximus.certs.inspect;

import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.MalformedException;
import dev.maximus.certs.x509.PassphraseException;
import dev.maximus.certs.x509.Pem;
import dev.maximus.certs.x509.PemBlock;
import dev.maximus.certs.x509.PrivateKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Reads all that is in one file. */
final class ItemReader {
  private static final byte[] JKS = {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed};
  private static final String BEGIN = "-----BEGIN ";

  private final Optional<char[]> password;

  /**
   * @param password of trust stores
   */
  ItemReader(Optional<char[]> password) {
    this.password = password;
  }

  /**
   * What is in the file, in its order.
   *
   * @throws MalformedException when it is nothing we know
   * @throws IOException when the file cannot be read
   */
  List<Item> read(Path file) throws IOException, MalformedException {
    if (Files.size(file) > Pem.MAX_OCTETS) {
      throw new MalformedException("it has more than " + Pem.MAX_OCTETS + " octets");
    }
    byte[] content = Files.readAllBytes(file);
    Optional<Integer> mode = FileMode.of(file);
    if (content.length >= JKS.length && startsWith(content, JKS)) {
      return keyStore("JKS", file, content, mode);
    }
    if (new String(content, StandardCharsets.ISO_8859_1).contains(BEGIN)) {
      List<Item> items = new ArrayList<>();
      for (PemBlock block : Pem.read(content)) {
        item(block, file, items.size(), mode).ifPresent(items::add);
      }
      return items;
    }
    return der(file, content, mode);
  }

  private static boolean startsWith(byte[] content, byte[] start) {
    for (int i = 0; i < start.length; i++) {
      if (content[i] != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Item> item(
      PemBlock block, Path file, int position, Optional<Integer> mode) throws MalformedException {
    byte[] der = block.der();
    try {
      return switch (block.label()) {
        case Pem.CERTIFICATE, "TRUSTED CERTIFICATE", "X509 CERTIFICATE" ->
            Optional.of(certificate(IssuedCertificate.of(der), file, position, mode));
        case Pem.REVOCATION_LIST -> Optional.of(revocation(der, file, mode));
        case Pem.CERTIFICATE_REQUEST, "NEW CERTIFICATE REQUEST" ->
            Optional.of(request(der, file, mode));
        default ->
            block.label().endsWith("PRIVATE KEY")
                ? Optional.of(
                    key(
                        Pem.encode(block.label(), der).getBytes(StandardCharsets.US_ASCII),
                        file,
                        mode))
                : Optional.empty();
      };
    } catch (MalformedException e) {
      throw new MalformedException("line " + block.line() + ": " + e.getMessage(), e);
    }
  }

  private List<Item> der(Path file, byte[] content, Optional<Integer> mode)
      throws IOException, MalformedException {
    List<DerReader> readers =
        List.of(
            () -> certificate(IssuedCertificate.of(content), file, 0, mode),
            () -> revocation(content, file, mode),
            () -> request(content, file, mode),
            () -> key(content, file, mode));
    for (DerReader reader : readers) {
      try {
        return List.of(reader.read());
      } catch (MalformedException e) {
        // It is one of the others, or none.
      }
    }
    if (content.length > 0 && content[0] == 0x30) {
      return keyStore("PKCS12", file, content, mode);
    }
    throw new MalformedException(
        "it is no certificate, revocation list, request, key or trust store");
  }

  private interface DerReader {
    Item read() throws MalformedException;
  }

  private List<Item> keyStore(String type, Path file, byte[] content, Optional<Integer> mode)
      throws IOException, MalformedException {
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(new ByteArrayInputStream(content), password.orElse(null));
      List<Item> items = new ArrayList<>();
      List<String> aliases = Collections.list(store.aliases());
      Collections.sort(aliases);
      for (String alias : aliases) {
        Certificate[] chain =
            store.isKeyEntry(alias)
                ? store.getCertificateChain(alias)
                : new Certificate[] {store.getCertificate(alias)};
        for (Certificate one : chain) {
          IssuedCertificate certificate = IssuedCertificate.of(one.getEncoded());
          items.add(
              new CertificateItem(
                  one.equals(chain[0]) ? alias : CertificateNames.own(certificate),
                  certificate,
                  file,
                  items.size(),
                  mode));
        }
        if (store.isKeyEntry(alias)) {
          items.add(new KeyItem("encrypted", file, mode));
        }
      }
      if (items.isEmpty()) {
        throw new MalformedException(
            "nothing of this trust store can be read"
                + (password.isEmpty() ? " without its password" : ""));
      }
      return items;
    } catch (GeneralSecurityException | IOException e) {
      throw new MalformedException(
          password.isEmpty()
              ? "it is no %s trust store, or needs its password".formatted(type)
              : "it is no %s trust store, or has another password".formatted(type));
    }
  }

  private static CertificateItem certificate(
      IssuedCertificate certificate, Path file, int position, Optional<Integer> mode) {
    return new CertificateItem(
        CertificateNames.of(certificate, file, position), certificate, file, position, mode);
  }

  private static KeyItem key(byte[] content, Path file, Optional<Integer> mode)
      throws MalformedException {
    try {
      PrivateKey key = PrivateKeys.read(content, Optional.empty());
      return new KeyItem(
          KeyAlgorithm.of(key).map(KeyAlgorithm::id).orElse(key.getAlgorithm()), file, mode);
    } catch (PassphraseException e) {
      return new KeyItem("encrypted", file, mode);
    }
  }

  private static RevocationItem revocation(byte[] der, Path file, Optional<Integer> mode)
      throws MalformedException {
    try {
      X509CRLHolder list = new X509CRLHolder(der);
      List<String> serials = new ArrayList<>();
      for (Object entry : list.getRevokedCertificates()) {
        serials.add(((X509CRLEntryHolder) entry).getSerialNumber().toString(16));
      }
      return new RevocationItem(
          CertificateFacts.text(list.getIssuer()),
          list.getThisUpdate().toInstant(),
          Optional.ofNullable(list.getNextUpdate()).map(Date::toInstant),
          serials,
          file,
          mode);
    } catch (IOException | RuntimeException e) {
      throw new MalformedException("it is not a DER revocation list", e);
    }
  }

  private static RequestItem request(byte[] der, Path file, Optional<Integer> mode)
      throws MalformedException {
    try {
      PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
      Optional<Extensions> extensions = Optional.ofNullable(request.getRequestedExtensions());
      return new RequestItem(
          CertificateFacts.text(request.getSubject()),
          CertificateFacts.names(extensions),
          CertificateFacts.key(request.getSubjectPublicKeyInfo()),
          file,
          mode);
    } catch (IOException | RuntimeException e) {
      throw new MalformedException("it is not a DER certificate request", e);
    }
  }
}
