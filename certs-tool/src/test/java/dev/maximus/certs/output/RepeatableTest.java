package dev.maximus.certs.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.request.Layout;
import dev.maximus.certs.x509.IssuedCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same certificates give the same octets: today, tomorrow, there and here. */
class RepeatableTest {
  private final IssuedCertificate one = new TestPki("\u00c4lteste CA").root.certificate();
  private final IssuedCertificate other = new TestPki().root.certificate();

  @Test
  void whatIsNotUnderAPassphraseIsMadeTheSameTwice() {
    OutputSource server = new TestPki().server(Layout.DIRECTORIES);

    assertThat(TestPki.quickFiles(server)).isEqualTo(TestPki.quickFiles(server));
  }

  @Test
  void theOrderOfTheAuthoritiesIsOfNoConsequenceToAStore() {
    assertThat(stores(List.of(one, other))).isEqualTo(stores(List.of(other, one, other)));
    assertThat(stores(List.of(one, other))).isNotEqualTo(stores(List.of(one)));
  }

  @Test
  void anotherMachineInAnotherZoneAndLanguageMakesTheSame(@TempDir Path directory)
      throws Exception {
    Files.write(directory.resolve("one"), one.der());
    Files.write(directory.resolve("other"), other.der());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String line =
        "CLASSPATH=%s %s -Duser.timezone=Pacific/Kiritimati -Duser.language=tr -Duser.country=TR"
                .formatted(
                    Quoting.shell(System.getProperty("java.class.path")), Quoting.shell(java))
            + " -Dfile.encoding=UTF-16 "
            + RepeatableTest.class.getName()
            + " one other";

    assertThat(Command.output(directory, line).strip()).isEqualTo(stores(List.of(one, other)));
  }

  public static void main(String[] files) throws Exception {
    byte[] one = Files.readAllBytes(Path.of(files[0]));
    byte[] other = Files.readAllBytes(Path.of(files[1]));
    System.out.write(
        stores(List.of(IssuedCertificate.of(one), IssuedCertificate.of(other)))
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    System.out.flush();
  }

  private static String stores(List<IssuedCertificate> trusted) {
    char[] password = "changeit".toCharArray();
    HexFormat hex = HexFormat.of();
    return hex.formatHex(Pkcs12.trustStore(trusted, password))
        + " "
        + hex.formatHex(Jks.trustStore(trusted, password));
  }
}
