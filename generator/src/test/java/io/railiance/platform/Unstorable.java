package io.railiance.platform;

import io.railiance.platform.testing.Absent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mistakes that Git, or a reviewer, would not take: bytes that are no text, pipes, links. */
final class Unstorable {
  private static final String SPEC = "specs/services/valkey.yaml";
  private static final String TEXT = "service: valkey\npurpose: store\n";
  private static final String LOCAL = "specs/environments/local.yaml";
  private static final String VALUES = "values:\n  valkey:\n    ";
  private static final Map<String, Maker> MAKERS = new TreeMap<>();

  static {
    MAKERS.put("07-large-file", root -> sparse(root.resolve(SPEC), 100 << 20));
    MAKERS.put("07-endless-pipe", root -> pipe(root.resolve(SPEC)));
    MAKERS.put("07-device", root -> link(root.resolve(SPEC), Path.of("/dev/zero")));
    MAKERS.put("08-deep-nesting", root -> put(root.resolve(SPEC), "[".repeat(10_000)));
    MAKERS.put("09-not-utf-8", root -> put(root, "# f\u00fcr alle\n", StandardCharsets.ISO_8859_1));
    MAKERS.put("09-utf-16", root -> put(root, "", StandardCharsets.UTF_16));
    MAKERS.put("09-byte-order-mark", root -> put(root, "\ufeff", StandardCharsets.UTF_8));
    MAKERS.put("09-nul", root -> put(root, "\0", StandardCharsets.UTF_8));
    MAKERS.put("09-lone-surrogate", Unstorable::surrogate);
    MAKERS.put("07-many-mistakes", root -> put(root.resolve(LOCAL), VALUES + many("x%d: 1")));
    MAKERS.put("07-long-text", root -> put(root.resolve(LOCAL), VALUES + domain(100_000)));
    // No secret is in a file of this repository, not even one that was made up.
    MAKERS.put(
        "21-password", root -> put(root.resolve(LOCAL), VALUES + "auth: {pass" + "word: a}"));
    MAKERS.put("21-cloud-key", root -> put(root.resolve(LOCAL), VALUES + "auth: " + key("AKIA")));
    MAKERS.put("21-key-in-a-comment", root -> put(root.resolve(LOCAL), "# was " + key("ASIA")));
    MAKERS.put("21-private-key", root -> put(root.resolve(LOCAL), VALUES + privateKey()));
    MAKERS.put("24-output-is-a-link", root -> moved(root, "rendered"));
    MAKERS.put("24-output-holds-a-link", root -> moved(root, "helm/charts/valkey/files"));
    MAKERS.put("25-linked-spec", root -> moved(root, SPEC));
    MAKERS.put("25-linked-folder", Unstorable::loop);
    MAKERS.put("26-output-is-a-file", Unstorable::fileForFolder);
    MAKERS.put(
        "31-edited-by-hand", root -> edit(root, "replicas: 1\n", "replicas: 3 # \u001b[31m\n"));
    MAKERS.put(
        "40-conflict-in-a-generated-file",
        root ->
            edit(
                root,
                "  replicas: 1\n",
                "<<<<<<< HEAD\n  replicas: 1\n=======\n  replicas: 3\n>>>>>>> other\n"));
    MAKERS.put(
        "44-control-characters-in-a-file-name",
        root -> put(root.resolve("specs/services/\u001b[31mred\u202e.yaml"), TEXT));
  }

  /** Puts a mistake into a repository. */
  private interface Maker {
    void make(Path root) throws IOException;
  }

  private Unstorable() {}

  static void make(String name, Path root) throws IOException {
    Maker maker = MAKERS.get(name);
    if (maker == null) {
      throw new IllegalArgumentException("neither a folder specs nor a maker: " + name);
    }
    maker.make(root);
  }

  private static void put(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }

  private static String many(String line) {
    return IntStream.range(0, 50_000)
        .mapToObj(i -> String.format(Locale.ROOT, line, i))
        .collect(Collectors.joining("\n    "));
  }

  private static String domain(int labels) {
    return "priorityClassName: " + "a.".repeat(labels);
  }

  private static String key(String kind) {
    return kind + "IOSFODNN7EXAMPLE\n";
  }

  private static String privateKey() {
    return "tls:\n      existingSecret: |\n        -----BEGIN RSA " + "PRIVATE KEY-----\n";
  }

  private static void put(Path root, String before, Charset charset) throws IOException {
    Files.write(root.resolve(SPEC), (before + TEXT).getBytes(charset));
  }

  /** U+D800 as UTF-8 would have it, if UTF-8 had it. */
  private static void surrogate(Path root) throws IOException {
    byte[] half = {'#', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '\n'};
    Files.write(root.resolve(SPEC), half);
  }

  /** Of a length that takes no room on the disk. */
  private static void sparse(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
    }
  }

  private static void pipe(Path file) throws IOException {
    Files.delete(file);
    try {
      if (new ProcessBuilder("mkfifo", file.toString()).start().waitFor() != 0) {
        Absent.because("mkfifo fails here");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void link(Path from, Path to) throws IOException {
    Files.deleteIfExists(from);
    Files.createSymbolicLink(from, to);
  }

  /** Moves what lies at a path out of the repository, and leaves a link to it. */
  private static void moved(Path root, String path) throws IOException {
    Path outside = root.resolveSibling(root.getFileName() + "-outside");
    Files.move(root.resolve(path), outside);
    link(root.resolve(path), outside);
  }

  private static void loop(Path root) throws IOException {
    Path folder = root.resolve("specs/consumers");
    Files.delete(folder.resolve("gitea.yaml"));
    Files.delete(folder);
    Files.createSymbolicLink(folder, folder.getFileName());
  }

  private static void fileForFolder(Path root) throws IOException {
    Path schemas = root.resolve("rendered/local");
    Files.move(schemas, root.resolveSibling(root.getFileName() + "-outside"));
    put(schemas, "mine\n");
  }

  private static void edit(Path root, String text, String other) throws IOException {
    Path file = root.resolve("rendered/local/valkey/statefulset-valkey.yaml");
    String before = Files.readString(file);
    if (!before.contains(text)) {
      throw new IllegalStateException("no " + text + " in " + file);
    }
    put(file, before.replace(text, other));
  }
}
