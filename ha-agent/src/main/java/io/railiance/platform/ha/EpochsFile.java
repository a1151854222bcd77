package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose log a copy is about to hold, written before the first byte of it:
 *
 * <pre>
 * 1 2 0/15A2B10     epoch, timeline, start: as the primary said before streaming from it began
 * 2 3 0/5000148
 * 3                 epoch of the timeline that this copy opens itself
 * </pre>
 *
 * @param pending 0 if this copy opens none
 */
record EpochsFile(List<Epoch> known, long pending) {
  static final EpochsFile NONE = new EpochsFile(List.of(), 0);

  EpochsFile {
    known = List.copyOf(known);
  }

  static EpochsFile read(Path file) throws IOException {
    try {
      return parse(Files.readAllLines(file));
    } catch (NoSuchFileException | MalformedInputException | RuntimeException e) {
      throw UnusableVolume.damaged("copy/epochs is damaged");
    }
  }

  private static EpochsFile parse(List<String> lines) {
    List<Epoch> known = new ArrayList<>();
    long pending = 0;
    for (String line : lines) {
      String[] words = line.split(" ");
      if (words.length == 1) {
        pending = Long.parseLong(words[0]);
      } else {
        known.add(
            new Epoch(Long.parseLong(words[0]), Integer.parseInt(words[1]), Lsn.parse(words[2])));
      }
    }
    return new EpochsFile(known, pending);
  }

  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Epoch epoch : known) {
      text.append(epoch.number() + " " + epoch.timeline() + " " + Lsn.format(epoch.start()) + "\n");
    }
    if (pending > 0) {
      text.append(pending + "\n");
    }
    Durable.write(file, text.toString());
  }
}
