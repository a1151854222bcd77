package io.railiance.platform.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a change does to a running platform, the worst first. */
enum RiskClass {
  DATA_LOSS("Data is deleted, or the service starts without it."),
  REJECTED("The API server refuses the change; the release is left failed, in part applied."),
  SECURITY_REGRESSION("Something is allowed that was not."),
  CONNECTION_BREAK("Clients that connect today no longer do."),
  BACKUP_REDUCED("Less can be restored, or nothing."),
  DATA_FORMAT("The data on the disks meets another version of its program."),
  RESTART("Pods are replaced."),
  AVAILABILITY("Less is left when a pod or a node is lost."),
  CAPACITY("More or less of the cluster is asked for."),
  CREDENTIAL_DRIFT("A password changes here, but not where it is checked."),
  CONFIG_NOT_ROLLED("A configuration changes, but pods go on with the old one."),
  ROLLOUT_BEHAVIOUR("Later changes are rolled out in another way."),
  UNKNOWN("No rule knows what this does: somebody must look."),
  SECURITY_IMPROVEMENT("Less is allowed than was."),
  COSMETIC("Seen by people and by what searches for labels, by nothing that runs."),
  NONE("Nothing that runs is changed.");

  private final String meaning;

  RiskClass(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }

  boolean isWorseThan(RiskClass other) {
    return ordinal() < other.ordinal();
  }

  /** {@code data-loss}: as rules, reports and {@code failOn} have it. */
  @JsonValue
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code data loss}. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
