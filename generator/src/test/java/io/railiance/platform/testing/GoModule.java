package io.railiance.platform.testing;

import static org.assertj.core.api.Assertions.fail;

import io.railiance.platform.yaml.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The folder of a published Go module, which the {@code go} command fetches once, and compares with
 * the public checksum database.
 *
 * <p>Where files are to be written ({@code -Dgolden.update=true}) a test that lacks it fails.
 */
public final class GoModule {

  private GoModule() {}

  public static Path folder(String module, String version) throws InterruptedException {
    String wanted = module + "@" + version;
    try {
      Process go =
          new ProcessBuilder("go", "mod", "download", "-json", wanted)
              .directory(new File(System.getProperty("java.io.tmpdir")))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return go.waitFor() == 0
          ? Path.of(Json.parse(said).path("Dir").stringValue())
          : absent(wanted + " cannot be fetched: " + said);
    } catch (IOException e) {
      return absent("no Go, which fetches " + wanted);
    }
  }

  private static Path absent(String why) {
    return Boolean.getBoolean("golden.update") ? fail(why) : Absent.because(why);
  }
}
