package io.railiance.platform.ha;

import java.util.function.Function;

/** What came of a call to the {@link ConfigurationStore}. */
sealed interface Answer<T> {
  /** Goes on with what was answered; anything else stays as it is. */
  <R> Answer<R> then(Function<? super T, Answer<R>> next);

  /**
   * What is wrong, for people; empty if nothing is: that somebody else was first is how it is
   * meant.
   */
  default String trouble() {
    return "";
  }

  /** It is so. */
  record Done<T>(T value) implements Answer<T> {
    @Override
    public <R> Answer<R> then(Function<? super T, Answer<R>> next) {
      return next.apply(value);
    }
  }

  /** Somebody else was first, and nothing was changed: look again. */
  record Conflict<T>(String why) implements Answer<T> {
    @Override
    public <R> Answer<R> then(Function<? super T, Answer<R>> next) {
      return new Conflict<>(why);
    }
  }

  /** Nothing is known: a change that was asked for was made, or not, or will be. */
  record NoAnswer<T>(String why) implements Answer<T> {
    @Override
    public <R> Answer<R> then(Function<? super T, Answer<R>> next) {
      return new NoAnswer<>(why);
    }

    @Override
    public String trouble() {
      return "no answer: " + why;
    }
  }

  /**
   * What is there cannot be what this group wrote. It is not guessed at and not written over; a
   * person mends it.
   */
  record Refusal<T>(String why) implements Answer<T> {
    @Override
    public <R> Answer<R> then(Function<? super T, Answer<R>> next) {
      return new Refusal<>(why);
    }

    @Override
    public String trouble() {
      return "refused: " + why;
    }
  }
}
