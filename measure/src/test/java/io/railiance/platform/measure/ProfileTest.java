package io.railiance.platform.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfileTest {

  @Test
  void a_sample_belongs_to_the_innermost_part_that_is_known() {
    assertThat(
            Profile.part(
                in("com.sun.jna.Native"),
                in("com.marcnuri.helm.TemplateCommand"),
                in("io.railiance.platform.render.HelmEngine")))
        .contains("Helm");
  }

  @Test
  void a_thread_that_does_not_work_for_the_generator_is_no_sample() {
    assertThat(Profile.part(in("java.lang.Thread"))).isEmpty();
  }

  private static StackTraceElement in(String type) {
    return new StackTraceElement(type, "call", type + ".java", 1);
  }
}
