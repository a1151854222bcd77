package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.Quantity;
import io.railiance.platform.render.Release;
import io.railiance.platform.render.Scenario;
import io.railiance.platform.report.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An environment in one file of several documents; what is no manifest stands in comments.
 *
 * <pre>{@code
 * # release: valkey                              of the documents from here on
 * # secret: gitea/valkey-gitea-queue servicebinding.io/redis type=redis password<platform/valkey-users/gitea-queue
 * # need: gitea valkey queue app=gitea           consumer, release, name, labels of its pods
 * # cluster: nodes=3 cpu=4 memory=8Gi group=monitoring.coreos.com StorageClass=fast
 * }</pre>
 *
 * <p>A finding about one of these is placed at the next line that is no comment.
 *
 * @param manifests of the file, in order
 */
record GraphFixture(String file, String text, List<Manifest> manifests) {
  private static final Pattern STATED = Pattern.compile("# (release|secret|need|cluster): (.*)");

  Graph graph() {
    List<MadeSecret> secrets = new ArrayList<>();
    List<StatedNeed> needs = new ArrayList<>();
    Offer offer =
        new Offer(Location.of(file), 0, Optional.empty(), Optional.empty(), Set.of(), Set.of());
    SortedMap<Integer, String> releases = new TreeMap<>(Map.of(0, "fixture"));
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher stated = STATED.matcher(lines.get(i));
      if (stated.matches()) {
        Location at = new Location(file, Fixture.offence(lines, i) + 1, 0);
        String[] words = stated.group(2).split(" ");
        switch (stated.group(1)) {
          case "release" -> releases.put(i + 1, words[0]);
          case "secret" -> secrets.add(secret(at, words));
          case "need" -> needs.add(need(at, words));
          default -> offer = offer(at, words);
        }
      }
    }
    return new Graph("test", "cluster.local", releases(releases), secrets, needs, offer);
  }

  private List<Release> releases(SortedMap<Integer, String> begins) {
    Map<String, List<Manifest>> byRelease = new LinkedHashMap<>();
    for (Manifest manifest : manifests) {
      int line = manifest.document().keyAt("/kind").line();
      String release = begins.get(begins.headMap(line + 1).lastKey());
      byRelease.computeIfAbsent(release, name -> new ArrayList<>()).add(manifest);
    }
    List<Release> releases = new ArrayList<>();
    byRelease.forEach(
        (name, own) ->
            releases.add(
                new Release(
                    name,
                    "platform",
                    new Scenario("test", "rendered/test/" + name, "values.yaml", ""),
                    own)));
    return releases;
  }

  private static MadeSecret secret(Location at, String[] words) {
    SortedMap<String, String> texts = new TreeMap<>();
    Map<String, MadeSecret.Key> copies = new TreeMap<>();
    for (int i = 2; i < words.length; i++) {
      String[] key = words[i].split("[=<]", 2);
      texts.put(key[0], words[i].contains("=") ? key[1] : "*");
      if (words[i].contains("<")) {
        String[] from = key[1].split("/");
        copies.put(key[0], new MadeSecret.Key(from[0], from[1], from[2]));
      }
    }
    String[] name = words[0].split("/");
    return new MadeSecret(at, name[0], name[1], words[1], texts, copies);
  }

  private static StatedNeed need(Location at, String[] words) {
    return new StatedNeed(at, words[0], words[0], pairs(words, 3), words[1], words[2]);
  }

  private static Offer offer(Location at, String[] words) {
    Map<String, String> pairs = pairs(words, 0);
    Set<String> objects = new HashSet<>();
    pairs.forEach((kind, name) -> objects.add(kind + "/" + name));
    return new Offer(
        at,
        Integer.parseInt(pairs.getOrDefault("nodes", "0")),
        Optional.ofNullable(pairs.get("cpu")).flatMap(Quantity::parse),
        Optional.ofNullable(pairs.get("memory")).flatMap(Quantity::parse),
        Set.of(pairs.getOrDefault("group", "")),
        objects);
  }

  private static Map<String, String> pairs(String[] words, int from) {
    Map<String, String> pairs = new TreeMap<>();
    for (int i = from; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      pairs.put(pair[0], pair[1]);
    }
    return pairs;
  }
}
