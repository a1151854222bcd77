package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads which folders there are, for {@link ConfigurationReader}. */
record FolderReader(Variables variables) {
  /** In a folder in it PostgreSQL makes a socket, whose whole path may have 107 bytes. */
  private static final int LONGEST_RUN = 80;

  Path volume() {
    String remedy = "Mount the volume there, for the group that the pod runs as (fsGroup).";
    Optional<Path> volume = variables.path("HA_VOLUME", remedy);
    if (volume.isPresent() && !Files.isDirectory(volume.get())) {
      variables.wrong("HA_VOLUME", volume.get(), "there is no such folder", remedy);
    } else if (volume.isPresent() && !Files.isWritable(volume.get())) {
      variables.wrong("HA_VOLUME", volume.get(), "nothing can be written there", remedy);
    }
    return volume.map(FolderReader::real).orElse(Path.of(""));
  }

  /** Processes of a server are known by their folder, and the kernel tells its real name. */
  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder;
    }
  }

  Path run(Path volume) {
    String remedy =
        "Write a folder below an emptyDir, which the agent makes: a mount point belongs to root.";
    Optional<Path> run = variables.path("HA_RUN", remedy);
    if (run.isEmpty()) {
      return Path.of("");
    }
    Path parent = run.get().getParent();
    if (run.get().toString().length() > LONGEST_RUN) {
      variables.wrong("HA_RUN", run.get(), "longer than " + LONGEST_RUN + " characters", remedy);
    } else if (!variables.isWrong("HA_VOLUME") && run.get().startsWith(volume)) {
      variables.wrong("HA_RUN", run.get(), "that is on the volume", remedy);
    } else if (!Files.isWritable(Files.exists(run.get()) || parent == null ? run.get() : parent)) {
      variables.wrong("HA_RUN", run.get(), "nothing can be written there", remedy);
    }
    return run.get();
  }

  Path bin() {
    String remedy = "Write the folder that pg_config --bindir says.";
    Optional<Path> bin = variables.path("HA_BIN", remedy);
    if (bin.isPresent() && !Files.isExecutable(bin.get().resolve("postgres"))) {
      variables.wrong("HA_BIN", bin.get(), "there is no program postgres", remedy);
    }
    return bin.orElse(Path.of(""));
  }
}
