package io.railiance.platform.review;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A tree as somebody names it: a folder, a file that {@code helm template} wrote, a Git revision
 * such as {@code main} or {@code v1.2:rendered/production}. {@code git:main} is the revision even
 * where there is a file of that name.
 */
final class TreeName {
  private static final String GIT = "git:";
  private static final String DEFAULT_FOLDER = "rendered";
  private static final String HELM = "helm";

  private TreeName() {}

  /**
   * @param root that paths are relative to, in the repository
   */
  static TreeFiles read(Path root, String name) {
    if (name.startsWith(GIT)) {
      return revision(root, name.substring(GIT.length())).read();
    }
    if (!exists(root, name)) {
      return revision(root, name).read();
    }
    if (isRevision(root, name)) {
      throw new FindingsException(
          Finding.error(
              "review-revision",
              Location.of(name),
              "\"" + name + "\" is a file or folder here, and a Git revision too",
              "Write ./" + name + " for the folder, or git:" + name + " for the revision."));
    }
    return FolderFiles.read(name, root.resolve(name));
  }

  /**
   * The folder {@code helm} beside a tree of manifests that is named by its revision alone, or is
   * the folder {@code rendered}: nobody knows where charts and values of another tree are.
   */
  static Optional<TreeFiles> helm(Path root, String name) {
    if (name.equals(DEFAULT_FOLDER)) {
      Path folder = root.resolve(HELM);
      return Files.isDirectory(folder)
          ? Optional.of(FolderFiles.read(HELM, folder, path -> true))
          : Optional.empty();
    }
    String revision = name.startsWith(GIT) ? name.substring(GIT.length()) : name;
    boolean alone = revision.indexOf(':') < 0 && (name.startsWith(GIT) || !exists(root, name));
    return alone ? new GitFiles(root, revision, HELM, path -> true).readIfAny() : Optional.empty();
  }

  private static boolean exists(Path root, String name) {
    try {
      return Files.exists(root.resolve(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isRevision(Path root, String name) {
    try {
      return !Git.run(
              root, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}")
          .failed();
    } catch (IOException e) {
      return false;
    }
  }

  private static GitFiles revision(Path root, String name) {
    int colon = name.indexOf(':');
    String folder = colon < 0 ? DEFAULT_FOLDER : name.substring(colon + 1).replaceAll("/+$", "");
    return new GitFiles(
        root, colon < 0 ? name : name.substring(0, colon), folder, TreeFiles::isYaml);
  }
}
