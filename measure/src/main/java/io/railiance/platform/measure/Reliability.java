package io.railiance.platform.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code cluster-test/matrix} left in a folder, together with the repetitions that are in
 * {@code valkey.csv} already, becomes a table in {@code docs/reliability/valkey.md}, between two
 * comments that are there, and files beside it: {@code valkey.csv} with a line for each repetition,
 * {@code valkey-outages.svg}, and {@code valkey-curves.svg} of what is in the folder. The document
 * has the name of the {@link Subject}.
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
    Subject subject = Subject.of(name(document));
    List<Repetition> seen = Repetition.readAll(subject, matrix);
    if (seen.isEmpty()) {
      throw new IllegalArgumentException(matrix + " holds no repetition of a fault");
    }
    Path csv = beside(document, ".csv");
    List<Figures> figures = Figures.together(Figures.read(subject, csv), seen);
    List<Outcome> outcomes = Outcome.of(figures);
    Files.writeString(
        document, withTable(Files.readString(document), FaultTable.markdown(subject, outcomes)));
    Files.writeString(csv, Figures.csv(subject, figures));
    Picture.write(FaultPictures.outages(outcomes), beside(document, "-outages.svg"));
    Map<Fault, Repetition> typical = Repetition.typical(seen);
    Picture.write(
        outcomes.stream()
            .map(Outcome::fault)
            .filter(typical::containsKey)
            .map(typical::get)
            .map(FaultPictures::curve)
            .toList(),
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
    return document.resolveSibling(name(document) + ending);
  }

  private static String name(Path document) {
    return document.getFileName().toString().replace(".md", "");
  }
}
