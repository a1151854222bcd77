package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * No two releases have an object of the same kind and name: {@code valkey} with its proxy and a
 * release {@code valkey-proxy} would. They share a namespace, and Helm refuses the second one.
 */
final class ReleasesApart {
  private static final Pattern OBJECT = Pattern.compile("rendered/([^/]+)/([^/]+)/([^/]+)\\.yaml");

  private ReleasesApart() {}

  static void check(FileTree rendered, Findings findings) {
    Map<String, String> owners = new HashMap<>();
    SortedMap<String, String> clashes = new TreeMap<>();
    for (String path : rendered.files().keySet()) {
      Matcher object = OBJECT.matcher(path);
      if (object.matches()) {
        String release = object.group(2);
        String owner = owners.putIfAbsent(object.group(1) + "/" + object.group(3), release);
        if (owner != null && !owner.equals(release)) {
          clashes.putIfAbsent(owner + " " + release, object.group(3));
        }
      }
    }
    clashes.forEach((pair, object) -> findings.add(clash(pair.split(" "), object)));
  }

  private static Finding clash(String[] releases, String object) {
    return Finding.error(
        "releases-apart",
        Location.of(Workspace.SPECS + "/services/" + releases[1] + ".yaml"),
        "release \"" + releases[0] + "\" already has an object " + object,
        "Rename one of the two releases.");
  }
}
