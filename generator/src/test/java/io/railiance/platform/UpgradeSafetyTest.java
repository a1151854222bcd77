package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.render.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UpgradeSafetyTest {
  @Test
  void hasNothingToSayAboutAChartThatIsSafe() {
    assertThat(complaints("safe")).isEmpty();
  }

  @Test
  void namesWhatAVersionRestartsAndWhatAChangedFileDoesNot() {
    assertThat(complaints("unsafe"))
        .containsExactly(
            "version in Chart.yaml alone changes StatefulSet \"echo\"",
            "appVersion in Chart.yaml alone changes StatefulSet \"echo\"",
            "files/echo.conf changes, and StatefulSet \"echo\" is not restarted");
  }

  @Test
  void everyChartOfThisRepositoryIsSafeInProduction() {
    FileTree generated = new Generator(line -> {}).run(new Workspace(Path.of(".."))).files();
    List<String> complaints = new ArrayList<>();
    generated.forEach(
        (path, text) -> {
          if (path.startsWith(Workspace.VALUES + "/production/")) {
            String chart = path.replaceFirst(".*/", "").replace(".yaml", "");
            FileTree files = below(generated, Workspace.CHARTS + "/" + chart + "/");
            Scenario scenario = new Scenario("test", "rendered/test/" + chart, path, text);
            new UpgradeSafety(chart, files, scenario)
                .complaints()
                .forEach(complaint -> complaints.add(path + ": " + complaint));
          }
        });
    assertThat(complaints).isEmpty();
  }

  private static List<String> complaints(String chart) {
    Scenario defaults = new Scenario("test", "rendered/test/echo", "values.yaml", "");
    return new UpgradeSafety("echo", Resources.tree("upgrade/" + chart), defaults).complaints();
  }

  private static FileTree below(FileTree tree, String folder) {
    TreeMap<String, String> files = new TreeMap<>();
    tree.forEach(
        (path, text) -> {
          if (path.startsWith(folder)) {
            files.put(path.substring(folder.length()), text);
          }
        });
    return new FileTree(files);
  }
}
