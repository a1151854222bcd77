package io.railiance.platform.service.common;

/**
 * What the External Secrets Operator makes of the values that it fetched, as templates of Go. A
 * value has a line for each password that is valid; a copy is the first.
 *
 * <pre>{@code
 * redis://gitea-queue:{{ index . "password" | splitList "\n" | first }}@valkey-primary...:6379/0
 * }</pre>
 */
final class StoreTemplate {
  private StoreTemplate() {}

  static String of(SecretRecipe recipe, String key) {
    SecretRecipe.Key from = recipe.keys().get(key);
    if (from instanceof SecretRecipe.Random) {
      return "{{ index . \"" + key + "\" }}";
    }
    if (from instanceof SecretRecipe.Literal literal) {
      return plain(literal.text());
    }
    if (from instanceof SecretRecipe.Copy) {
      return "{{ index . \"" + key + "\" | splitList \"\\n\" | first }}";
    }
    if (from instanceof SecretRecipe.Around around) {
      return plain(around.before()) + of(recipe, around.key()) + plain(around.after());
    }
    if (from instanceof SecretRecipe.Start start) {
      return of(recipe, start.key()).replace(" }}", " | trunc " + start.length() + " }}");
    }
    throw new AssertionError(from);
  }

  /** Text that no engine of templates reads. */
  private static String plain(String text) {
    return text.replace("{{", "{{ \"{{\" }}");
  }
}
