package io.railiance.platform.measure;

import io.railiance.platform.review.ReviewReport;
import io.railiance.platform.review.ReviewRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long a review takes, and how much memory: copies of this repository's manifests, each in a
 * namespace of its own, of which one in a hundred changes. Prints a line for each number of
 * objects.
 */
final class ReviewTimes {
  private ReviewTimes() {}

  /**
   * @param args a folder of manifests with one environment, and numbers of objects
   */
  public static void main(String[] args) throws IOException {
    List<String> texts = texts(Path.of(args[0]));
    for (int i = 1; i < args.length; i++) {
      Path scratch = Files.createTempDirectory("review");
      try {
        measure(texts, Integer.parseInt(args[i]), scratch);
      } finally {
        SampleRepository.delete(scratch);
      }
    }
  }

  private static List<String> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().map(ReviewTimes::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void measure(List<String> texts, int objects, Path scratch) throws IOException {
    for (int i = 0; i < objects; i++) {
      String namespace = "namespace: n" + i / texts.size();
      String text = texts.get(i % texts.size()).replace("namespace: railiance-platform", namespace);
      String changed = i % 100 == 0 ? text.replace("helm.sh/chart: ", "helm.sh/chart: x") : text;
      write(scratch, "before/e/r" + i / texts.size() + "/" + i + ".yaml", text);
      write(scratch, "after/e/r" + i / texts.size() + "/" + i + ".yaml", changed);
    }
    System.gc();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    ReviewReport report = new ReviewRun(scratch).between("./before", "./after");
    int bytes = report.markdown().length() + report.json().length();
    double seconds = (System.nanoTime() - start) / 1e9;
    long peak = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    System.out.printf(
        Locale.ROOT,
        "%,d objects on each side: %.1f s, heap up to %,d MiB, verdict %s, %,d characters%n",
        objects,
        seconds,
        peak / (1024 * 1024),
        report.verdict(),
        bytes);
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  private static void write(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
