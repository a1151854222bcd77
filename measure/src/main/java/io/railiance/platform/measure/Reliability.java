package io.railiance.platform.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code cluster-test/matrix} left in a folder becomes a table in {@code
 * docs/reliability/valkey.md}, between two comments that are there, and files beside it: {@code
 * valkey.csv} with a line for each repetition, {@code valkey-outages.svg}, {@code
 * valkey-curves.svg}.
 */
final class Reliability {

  private static final Pattern TABLE =
      Pattern.compile("(?s)(?<=<!-- table -->\n).*?(?=<!-- end of table -->)");

  private Reliability() {}

  /** The folder of the matrix, and the document. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    write(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  static void write(Path matrix, Path document) throws IOException {
    List<Repetition> repetitions = Repetition.readAll(matrix);
    List<Outcome> outcomes = Outcome.of(repetitions);
    if (outcomes.isEmpty()) {
      throw new IllegalArgumentException(matrix + " holds no repetition of a fault");
    }
    Files.writeString(
        document, withTable(Files.readString(document), FaultTable.markdown(outcomes)));
    Files.writeString(beside(document, ".csv"), FaultTable.csv(repetitions));
    Picture.write(FaultPictures.outages(outcomes), beside(document, "-outages.svg"));
    Picture.write(
        outcomes.stream().map(Outcome::typical).map(FaultPictures::curve).toList(),
        3,
        beside(document, "-curves.svg"));
  }

  static String withTable(String document, String table) {
    Matcher place = TABLE.matcher(document);
    if (!place.find()) {
      throw new IllegalArgumentException(
          "the document lacks <!-- table --> and <!-- end of table -->");
    }
    return place.replaceFirst(Matcher.quoteReplacement(table));
  }

  private static Path beside(Path document, String ending) {
    String name = document.getFileName().toString().replace(".md", "");
    return document.resolveSibling(name + ending);
  }
}
