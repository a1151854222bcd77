package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A volume, and the copy of the database on it:
 *
 * <pre>
 * copy/          the one in use
 *   id           7f3ac09b51e8d264; another after each clone
 *   epochs       {@link EpochsFile}
 *   broken       while it is rewound
 *   data/        PostgreSQL's own
 * copy.new/      one that is being made
 * copy.old/      the one before, until the new one is in its place
 * </pre>
 *
 * A new copy is complete and on the disk before {@link #swap}, which renames {@code copy} to {@code
 * copy.old}, then {@code copy.new} to {@code copy}. So {@link #recover} can tell what a crash left:
 * with {@code copy}, all else is rubbish; with {@code copy.old} only, the new one was complete.
 */
record DataFolder(Path volume) {
  Path copy() {
    return volume.resolve("copy");
  }

  Path data() {
    return copy().resolve("data");
  }

  Path epochs() {
    return copy().resolve("epochs");
  }

  /** A copy that is being made, and where its data is to be. */
  record Next(String id, Path data) {}

  /** What {@code initdb} or a clone makes, with its id and the label of its log. */
  Next begin(EpochsFile epochs) throws IOException {
    discard();
    Files.createDirectories(beside("new"));
    String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    Durable.write(beside("new").resolve("id"), id);
    epochs.write(beside("new").resolve("epochs"));
    return new Next(id, beside("new").resolve("data"));
  }

  /** Ends what was begun; a disk may have no room for both. */
  void discard() throws IOException {
    Durable.deleteAll(beside("new"));
  }

  void swap() throws IOException {
    for (Step step : swapSteps()) {
      step.take();
    }
  }

  /** After each of them a crash may come. */
  List<Step> swapSteps() {
    return List.of(this::setAside, this::putInPlace, this::deleteOld);
  }

  /** A change of the volume. */
  interface Step {
    void take() throws IOException;
  }

  private void setAside() throws IOException {
    Durable.syncFolder(beside("new"));
    if (Files.exists(copy())) {
      Durable.move(copy(), beside("old"));
    }
  }

  private void putInPlace() throws IOException {
    Durable.move(beside("new"), copy());
  }

  private void deleteOld() throws IOException {
    Durable.deleteAll(beside("old"));
  }

  /** What every start does first. */
  void recover() throws IOException {
    if (!Files.exists(copy()) && Files.exists(beside("old"))) {
      Durable.move(Files.exists(beside("new")) ? beside("new") : beside("old"), copy());
    }
    discard();
    deleteOld();
  }

  private Path beside(String which) {
    return volume.resolve("copy." + which);
  }

  boolean isEmpty() throws IOException {
    if (Files.exists(copy())) {
      return false;
    }
    List<String> strangers = strangers();
    if (!strangers.isEmpty()) {
      throw new UnusableVolume(
          "neither empty nor a database: " + String.join(", ", strangers),
          "Move that away, or give the node a volume of its own");
    }
    return true;
  }

  private List<String> strangers() throws IOException {
    try (Stream<Path> entries = Files.list(volume)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.equals("lost+found") && !name.equals("lock"))
          .filter(name -> !name.startsWith("copy."))
          .sorted()
          .toList();
    }
  }

  String id() throws IOException {
    if (!Files.exists(copy().resolve("id")) || !Files.exists(data().resolve("PG_VERSION"))) {
      throw new UnusableVolume(
          "the folder copy is not of this agent's making",
          "Move it away; a database from elsewhere comes in by pg_dump and pg_restore");
    }
    String id = Files.readString(copy().resolve("id"));
    if (!id.matches("[0-9a-f]{16}")) {
      throw UnusableVolume.damaged("copy/id is damaged");
    }
    return id;
  }

  /** The ids of those that are there: the one in use, and one that is being made. */
  List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    for (Path each : List.of(copy(), beside("new"))) {
      if (Files.exists(each.resolve("id"))) {
        ids.add(Files.readString(each.resolve("id")));
      }
    }
    return ids;
  }

  boolean isWhole() {
    return !Files.exists(broken());
  }

  void markBroken() throws IOException {
    Durable.write(broken(), "");
  }

  void markWhole() throws IOException {
    Durable.delete(broken());
  }

  private Path broken() {
    return copy().resolve("broken");
  }
}
