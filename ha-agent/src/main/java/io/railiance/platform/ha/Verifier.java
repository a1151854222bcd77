package io.railiance.platform.ha;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PasswordUtil;

/**
 * What a server keeps in place of a password: {@code
 * SCRAM-SHA-256$4096:SALT$STORED-KEY:SERVER-KEY}. It shows whether a password is right, and is not
 * one.
 */
final class Verifier {
  private static final Pattern TEXT =
      Pattern.compile("SCRAM-SHA-256\\$(\\d{1,9}):([A-Za-z0-9+/=]+)\\$.*");

  private Verifier() {}

  static String of(String password) {
    return PasswordUtil.encodeScramSha256(password.toCharArray());
  }

  static boolean fits(String verifier, String password) {
    Matcher text = TEXT.matcher(verifier);
    return text.matches()
        && verifier.equals(
            PasswordUtil.encodeScramSha256(
                password.toCharArray(),
                Integer.parseInt(text.group(1)),
                Base64.getDecoder().decode(text.group(2))));
  }
}
