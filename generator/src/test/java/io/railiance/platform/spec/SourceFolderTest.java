package io.railiance.platform.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.report.Findings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SourceFolderTest {
  @TempDir Path root;
  private final Findings findings = new Findings();

  @Test
  void line_ends_of_windows_become_ours() throws IOException {
    put("a.yaml", "a: 1\r\nb: 2\r\n".getBytes(StandardCharsets.UTF_8));

    assertThat(read()).containsEntry("specs/a.yaml", "a: 1\nb: 2\n");
    assertThat(findings.list()).isEmpty();
  }

  @Test
  void letters_of_every_script_are_read() throws IOException {
    put("a.yaml", "# \u00e4\u043e\u4e2d\ud83d\ude00\n".getBytes(StandardCharsets.UTF_8));

    assertThat(read().get("specs/a.yaml")).isEqualTo("# \u00e4\u043e\u4e2d\ud83d\ude00\n");
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of(StandardCharsets.ISO_8859_1, "\u00fc", "specs/a.yaml:2: ", "is not UTF-8"),
        Arguments.of(StandardCharsets.UTF_16LE, "\u00fc", "specs/a.yaml:2: ", "is not UTF-8"),
        Arguments.of(StandardCharsets.UTF_16, "", "specs/a.yaml:1: ", "is not UTF-8"),
        Arguments.of(Charset.forName("Shift_JIS"), "\u30a2", "specs/a.yaml:2: ", "is not UTF-8"));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void another_encoding_is_refused_on_the_line_where_it_shows(
      Charset encoding, String letter, String place, String words) throws IOException {
    put("a.yaml", ("a: 1\n# " + letter + "\n").getBytes(encoding));

    assertThat(read()).isEmpty();
    assertThat(findings.list()).singleElement().asString().startsWith(place).contains(words);
  }

  @Test
  void half_a_letter_at_the_end_is_refused() throws IOException {
    put("a.yaml", new byte[] {'a', ':', '\n', (byte) 0xe4, (byte) 0xb8});

    assertThat(read()).isEmpty();
    assertThat(findings.list()).singleElement().asString().startsWith("specs/a.yaml:2: ");
  }

  @Test
  void a_byte_order_mark_is_refused() throws IOException {
    put("a.yaml", "\ufeffa: 1\n".getBytes(StandardCharsets.UTF_8));

    assertThat(read()).isEmpty();
    assertThat(findings.list())
        .singleElement()
        .asString()
        .contains("begins with a byte order mark");
  }

  @Test
  void a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_not() throws IOException {
    put("a.yaml", new byte[1024 * 1024]);
    put("b.yaml", new byte[1024 * 1024 + 1]);

    assertThat(read()).containsOnlyKeys("specs/a.yaml");
    assertThat(findings.list()).singleElement().asString().startsWith("specs/b.yaml: ");
  }

  @Test
  void what_is_wrong_with_one_file_does_not_hide_another() throws IOException {
    put("a.yaml", new byte[] {(byte) 0xff});
    put("b.yaml", "b: 1\n".getBytes(StandardCharsets.UTF_8));
    put("c.txt", new byte[0]);
    Files.createDirectory(root.resolve("specs/d.yaml"));

    assertThat(read()).containsOnlyKeys("specs/b.yaml");
    assertThat(findings.list())
        .extracting(each -> each.at().file())
        .containsExactly("specs/a.yaml", "specs/c.txt", "specs/d.yaml");
  }

  @Test
  void no_folder_is_no_file() {
    assertThat(read()).isEmpty();
    assertThat(findings.list()).isEmpty();
  }

  private void put(String name, byte[] bytes) throws IOException {
    Files.createDirectories(root.resolve("specs"));
    Files.write(root.resolve("specs").resolve(name), bytes);
  }

  private SortedMap<String, String> read() {
    return new SourceFolder(root).yamlFiles("specs", findings);
  }
}
