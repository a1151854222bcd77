package io.railiance.platform.ha;

import java.util.List;

/** The other nodes. */
interface Peers {
  /** What those say who answer in time. */
  List<Peer> ask(Ask ask);
}
