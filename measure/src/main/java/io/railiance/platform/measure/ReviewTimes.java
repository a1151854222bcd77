package io.railiance.platform.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long a review takes, and how much memory, beside dyff with the same objects: copies of this
 * repository's manifests, each in a namespace of its own, of which one in a hundred changes. Both
 * run as processes of their own, one after the other. Prints a line for each.
 */
final class ReviewTimes {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final List<Integer> HEAPS = List.of(128, 256, 512, 1024, 1536);

  private static final String NAMESPACE = "\n  namespace: railiance-platform\n";

  private final List<String> texts;
  private final String dyff;

  private ReviewTimes(List<String> texts, String dyff) {
    this.texts = texts;
    this.dyff = dyff;
  }

  /**
   * @param args a folder of manifests with one environment, the program dyff, and numbers of
   *     objects
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    ReviewTimes times = new ReviewTimes(texts(Path.of(args[0])), args[1]);
    for (int i = 2; i < args.length; i++) {
      Path scratch = Files.createTempDirectory("review");
      try {
        times.measure(Integer.parseInt(args[i]), scratch);
      } finally {
        SampleRepository.delete(scratch);
      }
    }
  }

  /** Objects of the namespace only: of others there may not be two. */
  private static List<String> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .map(ReviewTimes::text)
          .filter(text -> text.contains(NAMESPACE))
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void measure(int objects, Path scratch) throws IOException, InterruptedException {
    write(objects, scratch);
    Path output = scratch.resolve("output");
    for (int heap : HEAPS) {
      Spent spent = review(scratch, heap, output);
      if (spent.status() != 0 && !Files.readString(output).contains("OutOfMemoryError")) {
        throw new IllegalStateException(Files.readString(output));
      }
      if (spent.status() == 0) {
        say(objects, "review, heap of " + heap + " MiB", spent);
        break;
      }
    }
    say(objects, "review, heap of 2048 MiB", review(scratch, 2048, output));
    Spent spent =
        Spent.by(
            LIMIT,
            output,
            dyff,
            "between",
            "--omit-header",
            "--color=off",
            scratch.resolve("before.yaml").toString(),
            scratch.resolve("after.yaml").toString());
    say(objects, "dyff", spent);
  }

  private static Spent review(Path scratch, int heap, Path output)
      throws IOException, InterruptedException {
    return Spent.by(
        LIMIT,
        output,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heap + "m",
        "-cp",
        System.getProperty("java.class.path"),
        OneReview.class.getName(),
        scratch.toString());
  }

  private static void say(int objects, String program, Spent spent) {
    System.out.printf(
        Locale.ROOT,
        "%,d objects on each side, %s: %s%.1f s, of that %.1f s of processors, %,d MiB%n",
        objects,
        program,
        spent.status() == 0 ? "" : spent.status() < 0 ? "not done after " : "failed after ",
        spent.seconds(),
        spent.cpu(),
        spent.mib());
  }

  /** Two folders for the review, one file an object, and the same as two files for dyff. */
  private void write(int objects, Path scratch) throws IOException {
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (int i = 0; i < objects; i++) {
      String namespace = "\n  namespace: n" + i / texts.size() + "\n";
      String text = texts.get(i % texts.size()).replace(NAMESPACE, namespace);
      String changed = i % 100 == 0 ? text.replace("helm.sh/chart: ", "helm.sh/chart: x") : text;
      String path = "/e/r" + i / texts.size() + "/" + i + ".yaml";
      write(scratch, "before" + path, text);
      write(scratch, "after" + path, changed);
      before.append(text);
      after.append(changed);
    }
    write(scratch, "before.yaml", before.toString());
    write(scratch, "after.yaml", after.toString());
  }

  private static void write(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
