package io.railiance.platform.review;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A tree as somebody names it: a folder, a file that {@code helm template} wrote, a Git revision
 * such as {@code main} or {@code v1.2:rendered/production}. {@code git:main} is the revision even
 * where there is a file of that name.
 */
final class TreeName {
  private static final String GIT = "git:";
  private static final String DEFAULT_FOLDER = "rendered";

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
    return new GitFiles(root, colon < 0 ? name : name.substring(0, colon), folder);
  }
}
