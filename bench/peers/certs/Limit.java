import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What no issuer on this JDK can beat: N key pairs and N signatures on all cores, and nothing else. */
public final class Limit {
  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[0]);
    int threads = Runtime.getRuntime().availableProcessors();
    KeyPair authority = generator().generateKeyPair();
    byte[] content = new byte[500]; // about what is signed of a leaf
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    for (int i = 0; i < count; i++) {
      pool.submit(
          () -> {
            generator().generateKeyPair();
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(authority.getPrivate());
            signature.update(content);
            return signature.sign();
          });
    }
    pool.shutdown();
    if (!pool.awaitTermination(1, TimeUnit.HOURS)) {
      throw new IllegalStateException("it took longer than an hour");
    }
  }

  private static KeyPairGenerator generator() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
    return generator;
  }
}
