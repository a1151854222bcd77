package io.railiance.platform.review;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The program git, which everybody has who has a repository; it is only asked, never to write. */
final class Git {
  private Git() {}

  record Result(int status, String text, String error) {
    boolean failed() {
      return status != 0;
    }
  }

  /** Reads what git answers. */
  interface Reader {
    void read(DataInputStream answer) throws IOException;
  }

  /**
   * @throws IOException if there is no git
   */
  static Result run(Path folder, String... arguments) throws IOException {
    Process process = start(folder, arguments);
    process.getOutputStream().close();
    CompletableFuture<String> error = CompletableFuture.supplyAsync(() -> text(process, true));
    String text = text(process, false);
    return new Result(ended(process), text, error.join().strip());
  }

  /** Writes questions and reads the answers at the same time: either side would block else. */
  static void talk(Path folder, byte[] questions, Reader reader, String... arguments) {
    try {
      Process process = start(folder, arguments);
      CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> write(process, questions));
      try (DataInputStream answer =
          new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
        reader.read(answer);
      } finally {
        process.destroy();
      }
      asking.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process start(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "--no-optional-locks"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    // A clone that lacks files shall say so, not fetch them behind the back of whoever reviews.
    builder.environment().put("GIT_NO_LAZY_FETCH", "1");
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  private static String text(Process process, boolean error) {
    try {
      byte[] bytes = (error ? process.getErrorStream() : process.getInputStream()).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Process process, byte[] questions) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(questions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int ended(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new IllegalStateException("interrupted while git ran", e);
    }
  }
}
