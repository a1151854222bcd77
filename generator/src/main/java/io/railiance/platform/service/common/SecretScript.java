package io.railiance.platform.service.common;

import io.railiance.platform.chart.ClassPath;
import io.railiance.platform.files.GeneratedMark;
import java.util.List;

/**
 * The script that makes the Secrets that are missing in one environment: a fixed text around a
 * table.
 *
 * <pre>{@code
 * secret railiance-platform valkey-users Opaque
 * random gitea-queue
 * }</pre>
 */
public final class SecretScript {
  private static final String TEXT =
      SecretScript.class.getPackageName().replace('.', '/') + "/chart/secrets/secrets.sh";

  private SecretScript() {}

  public static String of(List<SecretRecipe> recipes) {
    StringBuilder table = new StringBuilder();
    for (SecretRecipe recipe : recipes) {
      line(table, "secret", recipe.namespace(), recipe.name(), recipe.type());
      recipe.keys().forEach((key, from) -> line(table, from.sort(), key, words(from)));
    }
    String text = ClassPath.text(TEXT).replace("@TABLE@\n", table.toString());
    return GeneratedMark.on("secrets.sh", text, "specs/");
  }

  private static String words(SecretRecipe.Key from) {
    if (from instanceof SecretRecipe.Literal literal) {
      return literal.text();
    }
    if (from instanceof SecretRecipe.Copy copy) {
      return String.join(" ", copy.namespace(), copy.secret(), copy.key());
    }
    if (from instanceof SecretRecipe.Around around) {
      return String.join(" ", around.key(), around.before(), around.after());
    }
    if (from instanceof SecretRecipe.Start start) {
      return start.key() + " " + start.length();
    }
    return "";
  }

  private static void line(StringBuilder table, String... words) {
    table.append(String.join(" ", words).strip()).append('\n');
  }
}
