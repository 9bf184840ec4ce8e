package dev.maximus.certs.output;

import dev.maximus.certs.x509.IssuedCertificate;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Trust stores in Java's old format, for software that reads no other.
 *
 * <p>The JDK's own writer notes the moment at which each certificate was added, so two runs would
 * give two files. Here that date is the first second at which the certificate is valid. There is no
 * salt in the format; with sorted names the same certificates and password give the same octets.
 */
final class Jks {
  private static final int MAGIC = 0xfeedfeed;
  private static final int VERSION = 2;
  private static final int TRUSTED_CERTIFICATE = 2;

  private Jks() {}

  static byte[] trustStore(List<IssuedCertificate> trusted, char[] password) {
    SortedMap<String, IssuedCertificate> entries = Aliases.of(trusted);
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(octets)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(entries.size());
      for (Map.Entry<String, IssuedCertificate> entry : entries.entrySet()) {
        byte[] certificate = entry.getValue().der();
        out.writeInt(TRUSTED_CERTIFICATE);
        out.writeUTF(entry.getKey());
        out.writeLong(entry.getValue().notBefore().toEpochMilli());
        out.writeUTF("X.509");
        out.writeInt(certificate.length);
        out.write(certificate);
      }
      out.write(digest(octets.toByteArray(), password));
    } catch (IOException e) {
      throw new UncheckedIOException("a store in memory could not be written", e);
    }
    return octets.toByteArray();
  }

  /** SHA-1 with the password in front: the format has no other, and it protects no secret. */
  private static byte[] digest(byte[] content, char[] password) {
    byte[] secret = utf16(password);
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(secret);
      sha1.update("Mighty Aphrodite".getBytes(StandardCharsets.US_ASCII));
      return sha1.digest(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-1", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] utf16(char[] text) {
    byte[] octets = new byte[text.length * 2];
    for (int i = 0; i < text.length; i++) {
      octets[2 * i] = (byte) (text[i] >> 8);
      octets[2 * i + 1] = (byte) text[i];
    }
    return octets;
  }
}
