package io.railiance.platform.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The only values that a component may have, and why, where that is not plain. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface Closed {
  /** The values; for a number, its digits. */
  String[] to();

  /**
   * A sentence for whoever used another value: {@code "Two nodes have no majority when one is
   * lost."}.
   */
  String because() default "";
}
