package io.railiance.platform.ha;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A marker out of the API's JSON: a ConfigMap with one key, which holds JSON again.
 *
 * <pre>
 * metadata: {resourceVersion: "81733"}
 * data:
 *   marker: |
 *     {"members": ["pg-0", "pg-1"], "initialised": true, "systemId": "7591232177442189349",
 *      "primary": "pg-0", "epoch": 7, "quorums": [{"voters": {"pg-0": "7f3a", "pg-1": "90bc"}, "writes": 2}]}
 * </pre>
 */
final class MarkerReader {
  private static final Set<String> NAMES =
      Set.of("members", "initialised", "systemId", "primary", "epoch", "quorums");

  private MarkerReader() {}

  static Marker read(Map<String, Object> json) throws Malformed {
    Fields object = Fields.of(json);
    String version = object.object("metadata").text("resourceVersion");
    String text = object.object("data").text(MarkerWriter.KEY);
    try {
      return marker(version, Fields.of(Json.readObject(text)));
    } catch (Malformed e) {
      throw new Malformed("data." + MarkerWriter.KEY + ": " + e.getMessage());
    }
  }

  private static Marker marker(String version, Fields marker) throws Malformed {
    marker.mayHaveOnly(NAMES);
    boolean initialised = marker.flag("initialised");
    String systemId = marker.text("systemId");
    if (initialised == systemId.isEmpty()) {
      throw new Malformed(
          "initialised is " + initialised + ", but systemId is \"" + systemId + '"');
    }
    List<Quorum> quorums = new ArrayList<>();
    for (Fields quorum : marker.objects("quorums")) {
      quorums.add(quorum(quorum));
    }
    String primary = notEmpty(marker, "primary");
    long epoch = marker.count("epoch");
    return new Marker(
        version, marker.texts("members"), initialised, systemId, primary, epoch, quorums);
  }

  private static Quorum quorum(Fields quorum) throws Malformed {
    quorum.mayHaveOnly(Set.of("voters", "writes"));
    Fields voters = quorum.object("voters");
    Map<String, String> copies = new HashMap<>();
    for (Object node : voters.object().keySet()) {
      copies.put((String) node, notEmpty(voters, (String) node));
    }
    long writes = quorum.count("writes");
    if (copies.isEmpty() || writes < 1 || writes > Integer.MAX_VALUE) {
      throw new Malformed(quorum.path() + "writes is " + writes + " of " + copies.size());
    }
    return new Quorum(copies, (int) writes);
  }

  private static String notEmpty(Fields fields, String name) throws Malformed {
    String text = fields.text(name);
    if (text.isEmpty()) {
      throw new Malformed(fields.path() + name + " is empty");
    }
    return text;
  }
}
