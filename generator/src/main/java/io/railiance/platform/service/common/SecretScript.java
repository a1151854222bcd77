package io.railiance.platform.service.common;

import io.railiance.platform.files.GeneratedMark;
import java.util.List;

/** The script that makes the Secrets that are missing in one environment. */
public final class SecretScript {
  private SecretScript() {}

  public static String of(String environment, List<SecretRecipe> recipes) {
    return GeneratedMark.on("x.sh", "#!/bin/sh\n", "specs");
  }
}
