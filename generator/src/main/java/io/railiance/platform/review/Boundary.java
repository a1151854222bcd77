package io.railiance.platform.review;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The boundary between the platform and an application: the application's folder (its chart, its
 * values, what is rendered of it) brings along no service that the platform has.
 *
 * <pre>{@code
 * gitea/Chart.yaml:24:5: error [boundary] the chart "postgresql-ha" is a service of the platform
 *     Set postgresql-ha.enabled to false, and state the need in specs/consumers/gitea.yaml: ...
 * }</pre>
 */
public final class Boundary {
  static final String RULE = "boundary";

  private final String application;
  private final Findings findings = new Findings();

  private Boundary(String application) {
    this.application = application;
  }

  /**
   * @param root that the path is relative to
   * @param folder of the application, whose last part is its name: {@code ../apps/gitea}
   * @throws FindingsException if it cannot be read
   */
  public static List<Finding> findings(Path root, String folder) {
    Path path = root.resolve(folder);
    if (!Files.isDirectory(path)) {
      throw new FindingsException(
          Finding.error(
              RULE,
              Location.of(folder),
              "is no folder",
              "Name the folder that holds the application's chart, values or manifests."));
    }
    Path name = path.toAbsolutePath().normalize().getFileName();
    Boundary boundary = new Boundary(name == null ? "" : name.toString());
    boundary.judge(FolderFiles.read(folder, path), archives(path));
    return boundary.findings.list();
  }

  private void judge(TreeFiles files, SortedSet<String> archives) {
    Subcharts subcharts = Subcharts.of(files, findings);
    subcharts
        .embedded()
        .forEach(each -> embedded(each.at(), each.what(), each.engine(), each.off()));
    for (String archive : archives) {
      subcharts
          .archived(archive)
          .ifPresent(
              engine ->
                  embedded(
                      Location.of(files.folder() + archive),
                      "an archived chart",
                      engine,
                      "Remove the archive"));
    }
    new EmbeddedImages(files, subcharts)
        .forEach((at, what, engine) -> embedded(at, what, engine, "Leave it out"));
  }

  private void embedded(Location at, String what, PlatformEngine engine, String instead) {
    findings.add(
        Finding.error(
            RULE,
            at,
            what + " brings along what the platform has: " + engine.service(),
            instead + ", and " + engine.remedy(application)));
  }

  /** {@code charts/postgresql-16.7.4.tgz}. */
  private static SortedSet<String> archives(Path folder) {
    SortedSet<String> archives = new TreeSet<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(file -> file.toString().endsWith(".tgz"))
          .forEach(file -> archives.add(folder.relativize(file).toString().replace('\\', '/')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return archives;
  }
}
