package io.railiance.platform.service.common;

import io.railiance.platform.chart.ClassPath;
import io.railiance.platform.files.GeneratedMark;
import io.railiance.platform.platform.SecretsSpec;
import java.util.List;

/**
 * The script that makes the Secrets of one environment, in its cluster or into encrypted files: a
 * fixed text around a table. Where a store keeps some, it knows these entries, too.
 *
 * <pre>{@code
 * secret railiance-platform valkey-users Opaque
 * random gitea-queue
 * }</pre>
 */
public final class SecretScript {
  private static final String FOLDER =
      SecretScript.class.getPackageName().replace('.', '/') + "/chart/secrets/";

  private SecretScript() {}

  /**
   * @param made those that the script makes
   * @param kept what a store keeps; nothing where none does
   */
  public static String of(
      SecretsSpec spec, String platform, List<SecretRecipe> made, List<StoreEntries.Entry> kept) {
    StringBuilder text = new StringBuilder(part(spec.source()));
    text.append(part("secrets").replace("@TABLE@\n", table(made)));
    text.append(
        spec.unkept().equals(SecretsSpec.SOPS)
            ? part("files").replace("@RECIPIENTS@", String.join(",", spec.recipients()))
            : part("cluster"));
    if (spec.isKept()) {
      text.append(
          part("store").replace("@ENTRIES@\n", entries(kept)).replace("@PLATFORM@", platform));
    }
    text.append("\nmain \"$@\"\n");
    return GeneratedMark.on("secrets.sh", text.toString(), "specs/");
  }

  private static String part(String name) {
    return ClassPath.text(FOLDER + name + ".sh");
  }

  private static String table(List<SecretRecipe> recipes) {
    StringBuilder table = new StringBuilder();
    for (SecretRecipe recipe : recipes) {
      line(table, "secret", recipe.namespace(), recipe.name(), recipe.type());
      recipe.keys().forEach((key, from) -> line(table, from.sort(), key, words(from)));
    }
    return table.toString();
  }

  private static String entries(List<StoreEntries.Entry> entries) {
    StringBuilder table = new StringBuilder();
    entries.forEach(
        entry ->
            line(
                table,
                entry.namespace(),
                entry.secret(),
                entry.key(),
                entry.path(),
                entry.from().sort(),
                words(entry.from())));
    return table.toString();
  }

  private static String words(SecretRecipe.Key from) {
    if (from instanceof SecretRecipe.Literal literal) {
      return literal.text();
    }
    if (from instanceof SecretRecipe.Alternating alternating) {
      return alternating.other();
    }
    if (from instanceof SecretRecipe.Whole whole) {
      return String.join(" ", whole.namespace(), whole.secret(), whole.key());
    }
    if (from instanceof SecretRecipe.Certificate certificate) {
      return String.join(" ", certificate.names());
    }
    if (from instanceof SecretRecipe.Copy copy) {
      return words(copy);
    }
    if (from instanceof SecretRecipe.Name name) {
      return words(name.of()) + " " + name.otherwise();
    }
    if (from instanceof SecretRecipe.Text text) {
      return text.text();
    }
    if (from instanceof SecretRecipe.Start start) {
      return start.key() + " " + start.length();
    }
    return "";
  }

  private static String words(SecretRecipe.Copy copy) {
    return String.join(" ", copy.namespace(), copy.secret(), copy.key());
  }

  private static void line(StringBuilder table, String... words) {
    table.append(String.join(" ", words).strip()).append('\n');
  }
}
