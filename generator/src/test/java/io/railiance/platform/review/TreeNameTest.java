package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.railiance.platform.report.FindingsException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees by their names, in a repository that is made for it. */
class TreeNameTest {
  private static final String CONFIG =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: db}\ndata: {size: \"%s\"}\n";

  @TempDir Path root;

  @BeforeEach
  void makeARepository() throws Exception {
    git("init", "--quiet", "--initial-branch=main");
    put("rendered/production/db/configmap-db.yaml", CONFIG.replace("%s", "1"));
    put("rendered/README.md", "no manifest\n");
    git("add", ".");
    commit("first");
    put("rendered/production/db/configmap-db.yaml", CONFIG.replace("%s", "2"));
    commit("second");
  }

  @Test
  void aRevisionIsReadWithoutTouchingTheWorkTree() throws Exception {
    put("rendered/production/db/configmap-db.yaml", CONFIG.replace("%s", "3"));
    ReviewReport report = new ReviewRun(root).between("HEAD~1", "rendered");
    assertThat(report.text(false))
        .startsWith("HEAD~1 (")
        .contains("-> rendered: 1 of 1 object changes", "data[size]: 1 -> 3");
    assertThat(Git.run(root, "status", "--porcelain").text())
        .isEqualTo(" M rendered/production/db/configmap-db.yaml\n");
  }

  @Test
  void twoRevisionsAreCompared() {
    assertThat(new ReviewRun(root).between("main~1", "git:main").text(false))
        .contains("data[size]: 1 -> 2");
  }

  @Test
  void aRevisionThatIsMissingIsNamed() {
    refuses("v9", "there is no file, folder or revision \"v9\"");
  }

  @Test
  void aRevisionWithoutTheFolderIsNamed() {
    refuses("main:nothing", "there is no manifest in folder \"nothing\" of main");
  }

  @Test
  void aNameThatIsAFolderAndARevisionIsRefused() throws Exception {
    put("main/x.yaml", CONFIG);
    refuses("main", "\"main\" is a file or folder here, and a Git revision too");
    assertThat(TreeName.read(root, "git:main").files()).hasSize(1);
    assertThat(TreeName.read(root, "./main").files()).hasSize(1);
  }

  @Test
  void aShallowCloneSaysSo() throws Exception {
    Path clone = root.resolve("clone");
    git("clone", "--quiet", "--depth=1", "file://" + root, clone.toString());
    assertThatThrownBy(() -> TreeName.read(clone, "main~1"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("this clone is shallow")
        .hasMessageContaining("git fetch --unshallow");
  }

  @Test
  void outsideOfARepositoryOnlyFoldersAreKnown(@TempDir Path elsewhere) {
    assertThatThrownBy(() -> TreeName.read(elsewhere, "main"))
        .hasMessageContaining("here is no Git repository");
  }

  @Test
  void aMergeThatWasNotResolvedIsNamedWithItsLine() throws Exception {
    put(
        "rendered/production/db/configmap-db.yaml",
        "kind: ConfigMap\n<<<<<<< HEAD\n=======\n>>>>>>> x\n");
    assertThatThrownBy(() -> new ReviewRun(root).between("main", "rendered"))
        .hasMessageContaining("rendered/production/db/configmap-db.yaml:2:1")
        .hasMessageContaining("a merge was not resolved");
  }

  @Test
  void anObjectThatIsThereTwiceIsRefused() throws Exception {
    put("rendered/production/db/other.yaml", "---\n" + CONFIG);
    assertThatThrownBy(() -> new ReviewRun(root).between("main", "rendered"))
        .hasMessageContaining("rendered/production/db/other.yaml:2")
        .hasMessageContaining("ConfigMap db is also in rendered/production/db/configmap-db.yaml");
  }

  @Test
  void whatIsNoObjectIsRefused() throws Exception {
    put("rendered/production/db/values.yaml", "replicas: 3\n");
    assertThatThrownBy(() -> new ReviewRun(root).between("main", "rendered"))
        .hasMessageContaining("without apiVersion, kind or metadata.name");
  }

  @Test
  void oneFileOfHelmTemplateIsATree() throws Exception {
    put(
        "all.yaml",
        "---\n# Source: db/templates/config.yaml\n"
            + CONFIG.replace("%s", "3")
            + "---\n# nothing\n");
    assertThat(new ReviewRun(root).between("main:rendered/production", "all.yaml").text(false))
        .contains("data[size]: 2 -> 3", "\ndb\n");
  }

  @Test
  void listsAreUnpacked() throws Exception {
    put("list.yaml", "apiVersion: v1\nkind: List\nitems:\n- " + CONFIG.indent(2).strip() + "\n");
    assertThat(new ReviewRun(root).between("list.yaml", "list.yaml").text(false))
        .contains("nothing changes in 1 object");
  }

  @Test
  void aFileOf100MegabytesIsRefusedUnread() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(root.resolve("large.yaml").toFile(), "rw")) {
      file.setLength(100L * 1024 * 1024);
    }
    refuses("large.yaml", "large.yaml: error [review-size] larger than 64 MiB");
  }

  @Test
  void whatIsNoYamlIsNamedAtItsLineOfTheFile() throws Exception {
    put("all.yaml", "---\n" + CONFIG + "---\nkind: Service\nmetadata: {name: [db\n");
    assertThatThrownBy(() -> new ReviewRun(root).between("all.yaml", "all.yaml"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("all.yaml:8:")
        .hasMessageContaining("error [yaml-syntax]");
  }

  @Test
  void whatIsNoTextIsRefused() throws Exception {
    Files.write(root.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4, '\n'});
    refuses("latin.yaml", "latin.yaml: error [review-encoding] the file is not UTF-8");
  }

  @Test
  void oneObjectTwiceWithinAListIsRefused() throws Exception {
    String item = "- " + CONFIG.indent(2).strip() + "\n";
    put("list.yaml", "apiVersion: v1\nkind: ConfigMapList\nitems:\n" + item + item);
    assertThatThrownBy(() -> new ReviewRun(root).between("list.yaml", "list.yaml"))
        .hasMessageContaining("error [review-duplicate] ConfigMap db is also in list.yaml:1");
  }

  @Test
  void aVolumeThatShrinksFailsTheThresholdInOneLine() throws Exception {
    String claim =
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data}
        spec: {resources: {requests: {storage: %s}}}
        """;
    put("before.yaml", claim.replace("%s", "8Gi"));
    put("after.yaml", claim.replace("%s", "4Gi"));
    ReviewReport report = new ReviewRun(root).between("before.yaml", "after.yaml");
    assertThat(report.failure("rejected"))
        .contains("the verdict is \"rejected\", and the build fails on \"rejected\" and worse.");
    assertThat(report.failure("data-loss")).isEmpty();
  }

  private void refuses(String name, String message) {
    assertThatThrownBy(() -> TreeName.read(root, name))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining(message);
  }

  private void put(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void commit(String message) throws IOException {
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qam", message);
  }

  private void git(String... arguments) throws IOException {
    Git.Result result = Git.run(root, arguments);
    assertThat(result.failed()).as(result.error()).isFalse();
  }
}
