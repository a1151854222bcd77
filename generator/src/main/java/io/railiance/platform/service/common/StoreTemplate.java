package io.railiance.platform.service.common;

/**
 * What the External Secrets Operator makes of the values that it fetched, as templates of Go. A
 * credential has a line for each password that is valid, with the name before it where that
 * changes; a copy is of the first.
 *
 * <pre>{@code
 * redis://gitea-queue:{{ index . "password" | splitList "\n" | first | splitList " " | last }}@valkey-primary...
 * }</pre>
 */
final class StoreTemplate {
  private StoreTemplate() {}

  static String of(SecretRecipe recipe, String key) {
    SecretRecipe.Key from = recipe.keys().get(key);
    if (from instanceof SecretRecipe.Credential) {
      return "{{ index . \"" + key + "\" }}";
    }
    if (from instanceof SecretRecipe.Literal literal) {
      return plain(literal.text());
    }
    if (from instanceof SecretRecipe.Copy) {
      return words(key) + " | last }}";
    }
    if (from instanceof SecretRecipe.Name name) {
      return words(key) + " | initial | first | default \"" + name.otherwise() + "\" }}";
    }
    if (from instanceof SecretRecipe.Text text) {
      return new SecretRecipe.Text(plain(text.text())).with(other -> of(recipe, other));
    }
    if (from instanceof SecretRecipe.Start start) {
      return of(recipe, start.key()).replace(" }}", " | trunc " + start.length() + " }}");
    }
    throw new AssertionError(from);
  }

  /** Those of the current line, without an end. */
  private static String words(String key) {
    return "{{ index . \"" + key + "\" | splitList \"\\n\" | first | splitList \" \"";
  }

  /** Text that no engine of templates reads. */
  private static String plain(String text) {
    return text.replace("{{", "{{ \"{{\" }}");
  }
}
