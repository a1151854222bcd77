package io.railiance.platform.measure;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One run of the generator in a JVM of its own, from its start to its end.
 *
 * @param cpu seconds that processors worked, which other work on the machine hardly changes
 * @param heap its peak in MiB
 * @param process the peak of the whole process in MiB
 */
record FreshJvm(double seconds, double cpu, long heap, long process) {

  static FreshJvm run(SampleRepository sample) throws IOException, InterruptedException {
    long start = System.nanoTime();
    String printed =
        Programs.run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            OneRun.class.getName(),
            sample.root().toString(),
            sample.index().toString());
    double seconds = (System.nanoTime() - start) / 1e9;
    String[] words =
        printed
            .lines()
            .filter(line -> line.startsWith("heap "))
            .findFirst()
            .orElseThrow()
            .split(" ");
    return new FreshJvm(
        seconds,
        Long.parseLong(words[5]) / 1e3,
        Long.parseLong(words[1]),
        Long.parseLong(words[3]));
  }
}
