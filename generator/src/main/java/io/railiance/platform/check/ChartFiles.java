package io.railiance.platform.check;

import io.railiance.platform.chart.ValuesEntry;
import io.railiance.platform.files.FileTree;
import io.railiance.platform.report.Location;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A chart as it is on the disk.
 *
 * @param values that a person may set
 * @param files of its folder, by path in it
 * @param folder the folder, as findings show it: {@code helm/charts/valkey}
 * @param lint what {@code helm lint --strict} said
 */
public record ChartFiles(
    List<ValuesEntry> values, FileTree files, String folder, List<String> lint) {
  public ChartFiles {
    values = List.copyOf(values);
    lint = List.copyOf(lint);
  }

  /** Calls with path and text of each file that Helm takes for a template. */
  void forEachTemplate(BiConsumer<String, String> action) {
    files.forEach(
        (path, text) -> {
          if (path.startsWith("templates/")) {
            action.accept(path, text);
          }
        });
  }

  public Location at(String path, int line) {
    return new Location(folder + "/" + path, line, 0);
  }
}
