package io.railiance.platform.measure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the time of a run goes: every few milliseconds it looks which library the threads that work
 * for the generator are in. Such a sample belongs to the innermost one that is known.
 */
final class Profile {
  private static final long EVERY_MILLIS = 2;
  private static final String OURS = "io.railiance.platform.";

  /** By what the name of a class starts with. */
  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("com.marcnuri.helm.", "Helm");
    PARTS.put("com.networknt.schema.", "JSON Schema validator");
    PARTS.put("com.github.victools.", "schemas of records");
    PARTS.put("freemarker.", "Freemarker");
    PARTS.put("org.snakeyaml.", "YAML parser");
    PARTS.put(OURS + "files.", "our files");
    PARTS.put(OURS + "check.", "our checks");
    PARTS.put(OURS, "the rest of ours");
  }

  private final Map<String, Integer> samples = new TreeMap<>();

  private Profile() {}

  /** Number of samples by part while a step runs. */
  static Map<String, Integer> of(Seconds.Step step) throws Exception {
    Profile profile = new Profile();
    Thread sampler = new Thread(profile::look, "profile");
    sampler.start();
    try {
      step.run();
    } finally {
      sampler.interrupt();
      sampler.join();
    }
    return profile.samples;
  }

  private void look() {
    try {
      while (true) {
        Thread.getAllStackTraces().forEach(this::take);
        Thread.sleep(EVERY_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Not of those that wait, nor of the one that looks. */
  private void take(Thread thread, StackTraceElement[] stack) {
    if (thread != Thread.currentThread() && thread.getState() == Thread.State.RUNNABLE) {
      part(stack).ifPresent(part -> samples.merge(part, 1, Integer::sum));
    }
  }

  static Optional<String> part(StackTraceElement... stack) {
    return Arrays.stream(stack)
        .flatMap(
            frame ->
                PARTS.entrySet().stream()
                    .filter(part -> frame.getClassName().startsWith(part.getKey())))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
