package io.railiance.platform.chart;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Pattern;

/**
 * Freemarker as charts need it, and its one importer: {@code [=x]} and {@code <#if>} are decided
 * now, {@code {{ }}} is Helm's and passes through. Templates are ours, from the class path; no text
 * of a spec is ever one.
 */
final class TemplateEngine {
  private static final Configuration CONFIGURATION = configuration();
  private static final Pattern DIRECTIVE_LINE =
      Pattern.compile("(?m)^[ \\t]+(?=</?#[^\\n]*>[ \\t]*$)");

  private TemplateEngine() {}

  /**
   * The text that a template makes of a model.
   *
   * @param path absolute on the class path, without the leading slash
   * @throws IllegalStateException if the template does not fit the model: a bug of ours, with line
   *     and column
   */
  static String process(String path, Map<String, Object> model) {
    try {
      StringReader source = new StringReader(unindented(ClassPath.text(path)));
      StringWriter out = new StringWriter();
      new Template(path, source, CONFIGURATION).process(model, out);
      return out.toString();
    } catch (TemplateException e) {
      throw new IllegalStateException(path + ": " + e.getMessageWithoutStackTop(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A directive alone on its line leaves nothing of the line. Freemarker's own stripping keeps the
   * blanks before an opening directive, which in YAML would indent what follows.
   */
  private static String unindented(String template) {
    return DIRECTIVE_LINE.matcher(template).replaceAll("");
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
    configuration.setTagSyntax(Configuration.ANGLE_BRACKET_TAG_SYNTAX);
    configuration.setNumberFormat("c");
    configuration.setBooleanFormat("c");
    configuration.setLocale(Locale.ROOT);
    configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setFallbackOnNullLoopVariable(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    return configuration;
  }
}
