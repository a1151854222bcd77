package io.railiance.platform.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.platform.Environment;
import io.railiance.platform.platform.Images;
import io.railiance.platform.platform.Platform;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.FindingsText;
import io.railiance.platform.report.Location;
import io.railiance.platform.service.valkey.ValkeyNeed;
import io.railiance.platform.service.valkey.ValkeySpec;
import io.railiance.platform.service.valkey.ValkeyValues;
import io.railiance.platform.yaml.Yaml;
import io.railiance.platform.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Bytes in the hands of the reader, taken for a spec of each kind: out comes a record or a report,
 * and nothing else. The properties and the fuzzer share it.
 */
final class AnyBytes {
  private static final String FILE = "any.yaml";
  private static final List<Class<? extends Record>> KINDS =
      List.of(
          Platform.class,
          Images.class,
          Consumer.class,
          Environment.class,
          ValkeySpec.class,
          ValkeyNeed.class,
          ValkeyValues.class);

  /** Fifty findings, each of a place and of two lines of at most 400 characters. */
  private static final int LONGEST = 50_000;

  /** What a terminal would act on, or not show. */
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}&&[^\\n]]");

  private AnyBytes() {}

  /** Reads, and throws whatever a reader must not throw; returns the report of each kind. */
  static List<List<Finding>> read(byte[] bytes) {
    List<List<Finding>> all = new ArrayList<>();
    for (Class<? extends Record> kind : KINDS) {
      List<Finding> found = read(bytes, kind);
      assertThat(FindingsText.of(found)).hasSizeLessThan(LONGEST).doesNotContainPattern(UNFIT);
      all.add(found);
    }
    return all;
  }

  private static List<Finding> read(byte[] bytes, Class<? extends Record> kind) {
    String text = "";
    try {
      text = SourceFolder.text(FILE, bytes);
      Spec<?> spec = SpecReader.read(FILE, text, kind);
      String written = Yaml.write(spec.source().root());
      assertThat(YamlReader.read(FILE, written).root()).isEqualTo(spec.source().root());
      return List.of();
    } catch (FindingsException e) {
      assertThat(e.findings()).isNotEmpty();
      for (Finding finding : e.findings()) {
        isWithin(finding.at(), text);
      }
      return e.findings();
    }
  }

  /** A place is a line of the text, or just behind its end. */
  private static void isWithin(Location at, String text) {
    assertThat(at.file()).isEqualTo(FILE);
    if (!text.isEmpty()) {
      assertThat(at.line()).isLessThanOrEqualTo((int) text.lines().count() + 1);
      assertThat(at.column()).isLessThanOrEqualTo(text.length() + 1);
    }
  }
}
