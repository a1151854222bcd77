package io.railiance.platform.chart;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * Freemarker as charts need it, and its one importer: {@code [=x]} and {@code <#if>} are decided
 * now, {@code {{ }}} is Helm's and passes through. Templates are ours, from the class path; no text
 * of a spec is ever one.
 */
final class TemplateEngine {
  private static final Configuration CONFIGURATION = configuration();

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
      Template template = CONFIGURATION.getTemplate(path);
      StringWriter out = new StringWriter();
      template.process(model, out);
      return out.toString();
    } catch (TemplateException e) {
      throw new IllegalStateException(path + ": " + e.getMessageWithoutStackTop(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTemplateLoader(
        new ClassTemplateLoader(TemplateEngine.class.getClassLoader(), ""));
    configuration.setDefaultEncoding("UTF-8");
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
    configuration.setLocalizedLookup(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    return configuration;
  }
}
