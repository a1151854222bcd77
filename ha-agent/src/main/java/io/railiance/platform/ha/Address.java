package io.railiance.platform.ha;

/** Where a node's PostgreSQL listens. */
record Address(String host, int port) {
  /** For libpq: {@code host=pg-0.pg port=5432}. */
  String conninfo() {
    return "host=" + host + " port=" + port;
  }
}
