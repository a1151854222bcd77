package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that a text comes from a node of this group, and answers this very question: a message
 * authentication code over a number that is used once, and the text. What is said is no secret, and
 * the key is never sent.
 *
 * @param keys a mounted file: one valid key a line, the current one first. Read again each time
 */
record Seal(Path keys) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A number that is used once. */
  static String nonce() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * @throws IOException if there is no key
   */
  String of(String nonce, String text) throws IOException {
    return HexFormat.of().formatHex(code(valid().get(0), nonce, text));
  }

  boolean isOn(String nonce, String text, String seal) throws IOException {
    for (String key : valid()) {
      byte[] wanted =
          HexFormat.of().formatHex(code(key, nonce, text)).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(wanted, seal.getBytes(StandardCharsets.UTF_8))) {
        return true;
      }
    }
    return false;
  }

  private List<String> valid() throws IOException {
    List<String> valid = Files.readAllLines(keys).stream().filter(key -> !key.isBlank()).toList();
    if (valid.isEmpty()) {
      throw new IOException(keys + " holds no key");
    }
    return valid;
  }

  private static byte[] code(String key, String nonce, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((nonce + "\n").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
