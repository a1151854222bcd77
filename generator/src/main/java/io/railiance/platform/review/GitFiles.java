package io.railiance.platform.review;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The manifests of a Git revision, read from the object store: the work tree and the index are not
 * touched.
 *
 * @param repository a folder inside of it
 * @param revision anything that git resolves to a commit: {@code main}, {@code HEAD~2}, a tag
 * @param folder in the repository: {@code rendered}
 * @param wanted which files, by their paths in the repository
 */
record GitFiles(Path repository, String revision, String folder, Predicate<String> wanted) {
  private static final String RULE = "review-revision";

  TreeFiles read() {
    return readIfAny()
        .orElseThrow(
            () ->
                refused(
                    "there is no manifest in folder \"" + folder + "\" of " + revision,
                    "Name another folder as " + revision + ":FOLDER."));
  }

  /** Nothing where the revision has no such folder. */
  Optional<TreeFiles> readIfAny() {
    String commit = commit();
    List<Blob> blobs = blobs(commit);
    if (blobs.isEmpty()) {
      return Optional.empty();
    }
    String hash = commit.substring(0, Math.min(8, commit.length()));
    String name = commit.startsWith(revision) ? hash : revision + " (" + hash + ")";
    return Optional.of(new TreeFiles(name, texts(blobs), folder + "/"));
  }

  private String commit() {
    Git.Result inside = git("rev-parse", "--is-inside-work-tree", "--is-bare-repository");
    if (inside.failed()) {
      throw refused(
          "\"" + revision + "\" is no file or folder, and here is no Git repository",
          "Name a folder of manifests, or run it in a clone.");
    }
    Git.Result commit =
        git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    if (commit.failed()) {
      boolean shallow = git("rev-parse", "--is-shallow-repository").text().strip().equals("true");
      throw refused(
          "there is no file, folder or revision \""
              + revision
              + "\""
              + (shallow ? "; this clone is shallow, so it may be missing here only" : ""),
          shallow
              ? "Fetch it with \"git fetch --unshallow\", or let the build check out all history."
              : "Name a branch, tag or commit that \"git log\" shows, or fetch it first.");
    }
    return commit.text().strip();
  }

  /**
   * @param path below the folder
   */
  private record Blob(String hash, String path) {}

  private List<Blob> blobs(String commit) {
    Git.Result listed =
        git("ls-tree", "-r", "-z", "--full-tree", "--full-name", commit, "--", folder + "/");
    if (listed.failed()) {
      throw refused(
          "the files of " + revision + " cannot be listed: " + listed.error(),
          "Fetch the revision whole: partial and shallow clones may lack files.");
    }
    List<Blob> blobs = new ArrayList<>();
    for (String line : listed.text().split("\0")) {
      // 100644 blob HASH<tab>PATH; a link is 120000, a submodule a commit.
      String[] parts = line.split("[ \t]", 4);
      if (parts.length == 4 && parts[0].startsWith("100") && wanted.test(parts[3])) {
        blobs.add(new Blob(parts[2], parts[3].substring(folder.length() + 1)));
      }
    }
    return blobs;
  }

  private SortedMap<String, String> texts(List<Blob> blobs) {
    StringBuilder asked = new StringBuilder();
    blobs.forEach(blob -> asked.append(blob.hash()).append('\n'));
    SortedMap<String, String> files = new TreeMap<>();
    Git.talk(
        repository,
        asked.toString().getBytes(StandardCharsets.US_ASCII),
        answer -> {
          for (Blob blob : blobs) {
            files.put(blob.path(), Utf8.text(folder + "/" + blob.path(), content(answer, blob)));
          }
        },
        "cat-file",
        "--batch");
    return files;
  }

  /** {@code HASH blob SIZE}, a new line, the bytes, a new line. */
  private byte[] content(DataInputStream answer, Blob blob) throws IOException {
    StringBuilder header = new StringBuilder();
    for (int next = answer.readUnsignedByte(); next != '\n'; next = answer.readUnsignedByte()) {
      header.append((char) next);
    }
    String[] parts = header.toString().split(" ");
    if (parts.length != 3) {
      throw refused(
          folder + "/" + blob.path() + " is missing in this clone",
          "Fetch the revision whole: partial clones may lack files.");
    }
    long size = Long.parseLong(parts[2]);
    if (size > TreeFiles.LARGEST) {
      throw FolderFiles.tooLarge(folder + "/" + blob.path());
    }
    byte[] bytes = answer.readNBytes((int) size);
    answer.readUnsignedByte();
    return bytes;
  }

  private Git.Result git(String... arguments) {
    try {
      return Git.run(repository, arguments);
    } catch (IOException e) {
      throw refused("git cannot be run: " + e.getMessage(), "Install git, or name two folders.");
    } catch (UncheckedIOException e) {
      throw refused("git failed: " + e.getMessage(), "Try it again, or name two folders.");
    }
  }

  private FindingsException refused(String message, String remedy) {
    return new FindingsException(Finding.error(RULE, Location.of(revision), message, remedy));
  }
}
