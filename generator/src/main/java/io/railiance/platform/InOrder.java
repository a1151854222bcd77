package io.railiance.platform;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The same work for each of many, on all processors at once; what comes of it is taken by the
 * caller's thread, in the order of the many.
 */
final class InOrder {
  private InOrder() {}

  static <T, R> void forEach(List<T> many, Function<T, R> work, Consumer<R> take) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<R>> results =
          many.stream().map(one -> threads.submit(() -> work.apply(one))).toList();
      for (Future<R> result : results) {
        take.accept(result.get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
