package io.railiance.platform.ha;

import io.railiance.platform.ha.Volume.Data;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What nodes ask and answer, as JSON.
 *
 * <pre>
 * {"from": "pg-0", "epoch": 7, "yield": false, "lease": {"epoch": 7, "free": false}}
 * {"node": "pg-1", "server": {"role": "STANDBY", "upstream": "pg-0", "epoch": 0},
 *  "volume": {"systemId": "7591", "id": "90bc", "lsn": 50331648, "whole": true,
 *             "history": [{"epoch": 6, "start": 24117248}]},
 *  "promisedEpoch": 7, "leaving": false, "yields": false}
 * </pre>
 *
 * <p>The volume is missing where it is empty; where it is unusable, {@code "unusable"} says why,
 * for nobody may take it for an empty one.
 *
 * <p>Names that this version does not know are passed over: while pods are replaced one by one,
 * agents of two versions ask each other, and a group that does not hear each other cannot decide.
 */
final class PeerWire {
  private PeerWire() {}

  static String written(Ask ask) {
    return Json.write(
        Map.of(
            "from", ask.from(),
            "epoch", ask.epoch(),
            "yield", ask.yield(),
            "lease", Map.of("epoch", ask.lease().epoch(), "free", ask.lease().free())));
  }

  static Ask ask(String text) throws Malformed {
    Fields ask = Fields.of(Json.readObject(text));
    return new Ask(ask.text("from"), ask.count("epoch"), ask.flag("yield"), lease(ask));
  }

  private static Ask.LeaseState lease(Fields ask) throws Malformed {
    if (!ask.object().containsKey("lease")) {
      return Ask.LeaseState.UNKNOWN;
    }
    Fields lease = ask.object("lease");
    return new Ask.LeaseState(lease.count("epoch"), lease.flag("free"));
  }

  static String written(Peer peer) {
    Map<String, Object> text = new HashMap<>();
    text.put("node", peer.node());
    text.put("server", written(peer.server()));
    if (peer.volume() instanceof Data data) {
      text.put("volume", written(data));
    } else if (peer.volume() instanceof Volume.Unusable unusable) {
      text.put("unusable", unusable.why());
    }
    text.put("promisedEpoch", peer.promisedEpoch());
    text.put("leaving", peer.leaving());
    text.put("yields", peer.yields());
    return Json.write(text);
  }

  private static Map<String, Object> written(Server server) {
    return Map.of(
        "role", server.role().name(), "upstream", server.upstream(), "epoch", server.epoch());
  }

  private static Map<String, Object> written(Data data) {
    List<Map<String, Object>> forks =
        data.history().forks().stream()
            .map(fork -> Map.<String, Object>of("epoch", fork.epoch(), "start", fork.start()))
            .toList();
    return Map.of(
        "systemId", data.systemId(),
        "id", data.id(),
        "lsn", data.lsn(),
        "whole", data.whole(),
        "history", forks);
  }

  static Peer peer(String text) throws Malformed {
    Fields peer = Fields.of(Json.readObject(text));
    return new Peer(
        peer.text("node"),
        volume(peer),
        server(peer.object("server")),
        peer.count("promisedEpoch"),
        peer.flag("leaving"),
        peer.flag("yields"));
  }

  private static Volume volume(Fields peer) throws Malformed {
    boolean isUnusable = peer.object().containsKey("unusable");
    if (peer.object().containsKey("volume")) {
      if (isUnusable) {
        throw new Malformed("volume is there, and unusable");
      }
      return data(peer.object("volume"));
    }
    return isUnusable ? new Volume.Unusable(peer.text("unusable")) : Volume.EMPTY;
  }

  private static Server server(Fields server) throws Malformed {
    String role = server.text("role");
    try {
      return new Server(Server.Role.valueOf(role), server.text("upstream"), server.count("epoch"));
    } catch (IllegalArgumentException e) {
      throw new Malformed(server.path() + "role is \"" + role + '"');
    }
  }

  private static Data data(Fields data) throws Malformed {
    List<History.Fork> forks = new ArrayList<>();
    for (Fields fork : data.objects("history")) {
      forks.add(new History.Fork(fork.count("epoch"), fork.count("start")));
    }
    return new Data(
        data.text("systemId"),
        data.text("id"),
        new History(forks),
        data.count("lsn"),
        data.flag("whole"));
  }
}
