package io.railiance.platform.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * {@code mvn package} of a repository under test, as a process that may be killed. The build before
 * it has fetched all that it needs.
 */
public final class MavenProcess {
  /** The name of the repository from which all was fetched; another one would fetch it again. */
  private static final String SETTINGS =
      """
      <settings>
        <mirrors>
          <mirror>
            <id>outer-local-repository</id>
            <mirrorOf>*</mirrorOf>
            <url>file:///nowhere</url>
          </mirror>
        </mirrors>
      </settings>
      """;

  private final Path log;
  private final ProcessBuilder builder;

  public MavenProcess(File root, File localRepository) throws IOException {
    this.log = root.toPath().resolve("process.log");
    Path settings = Files.writeString(root.toPath().resolve("settings.xml"), SETTINGS);
    this.builder =
        new ProcessBuilder(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "--offline",
                "--settings",
                settings.toString(),
                "-Dmaven.repo.local=" + localRepository,
                "package")
            .directory(root)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("CI", "false");
  }

  /** Kills it as soon as that is so; it may have come to its end before. */
  public void packageAndKillWhen(BooleanSupplier sign) throws Exception {
    Process maven = builder.start();
    while (maven.isAlive() && !sign.getAsBoolean()) {
      Thread.onSpinWait();
    }
    maven.destroyForcibly().waitFor();
  }

  /** What it printed. */
  public String packageToTheEnd() throws Exception {
    int status = builder.start().waitFor();
    String said = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(status).as(said).isZero();
    return said;
  }
}
