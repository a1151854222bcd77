package io.railiance.platform.ha;

import java.util.List;
import java.util.Locale;

/** Somebody who connects for the platform, and not for a consumer. The primary makes the role. */
enum PlatformRole {
  /**
   * The nodes among each other: copies, streams, rewinds, and what agents ask. The functions are
   * those that {@code pg_rewind} and {@link Slots} call.
   */
  REPLICATION(
      "REPLICATION",
      "replication,postgres",
      List.of(
          "GRANT pg_checkpoint TO replication",
          "GRANT USAGE ON SCHEMA ha TO replication",
          "GRANT SELECT ON ha.epochs TO replication",
          "GRANT EXECUTE ON FUNCTION pg_ls_dir(text, boolean, boolean),"
              + " pg_stat_file(text, boolean), pg_read_binary_file(text),"
              + " pg_read_binary_file(text, bigint, bigint, boolean), pg_ls_waldir()"
              + " TO replication")),

  /** Reads all figures, and no data. */
  MONITORING("", "all", List.of("GRANT pg_monitor TO monitoring")),

  /** Logs in, and that is all: for who asks whether a server answers, as {@code helm test} does. */
  POOL("", "postgres", List.of()),

  /** Makes what the consumers' specs name. */
  PROVISIONER("CREATEDB CREATEROLE", "all", List.of());

  private static final List<String> ALL = List.of("CREATEDB", "CREATEROLE", "REPLICATION");

  private final String attributes;
  private final String databases;
  private final List<String> grants;

  PlatformRole(String attributes, String databases, List<String> grants) {
    this.attributes = attributes;
    this.databases = databases;
    this.grants = grants;
  }

  /** As which databases {@code pg_hba.conf} lets it in. */
  String databases() {
    return databases;
  }

  List<String> grants() {
    return grants;
  }

  boolean has(String attribute) {
    return attributes.contains(attribute);
  }

  /** All that there are, for {@code ALTER ROLE}. */
  String attributes() {
    StringBuilder all = new StringBuilder("LOGIN NOSUPERUSER NOBYPASSRLS");
    ALL.forEach(each -> all.append(has(each) ? " " : " NO").append(each));
    return all.toString();
  }

  /** {@code HA_POOL_PASSWORD_FILE}. */
  String variable() {
    return "HA_" + name() + "_PASSWORD_FILE";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
