package io.railiance.platform.review;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version in a tag: {@code 17.4}, {@code v1.2.3-alpine}, {@code 9.1.2}. */
record Version(int major, int minor, int patch) implements Comparable<Version> {
  private static final Pattern FORM =
      Pattern.compile("v?(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?(?:[-.+_].*)?");
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch);

  static Optional<Version> of(String tag) {
    Matcher form = FORM.matcher(tag);
    return form.matches()
        ? Optional.of(new Version(number(form, 1), number(form, 2), number(form, 3)))
        : Optional.empty();
  }

  private static int number(Matcher form, int group) {
    return form.group(group) == null ? 0 : Integer.parseInt(form.group(group));
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }
}
