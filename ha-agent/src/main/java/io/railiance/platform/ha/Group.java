package io.railiance.platform.ha;

import java.util.List;

/** The other nodes. */
interface Group {
  /** What those say who answer in time. */
  List<Peer> ask(Ask ask);
}
