package io.railiance.platform.measure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A service that was broken on purpose, how its clients reach it, and what they were promised. */
enum Subject {
  VALKEY(new Way("proxy", "through the Service"), new Way("sentinel", "asking Sentinel")) {
    @Override
    double goal(Fault fault) {
      if (fault.isPlanned()) {
        return 2;
      }
      return fault.takesEverything() ? 30 : 5;
    }
  },

  NATS(new Way("service", "through the Service"), new Way("list", "by the list of servers")) {
    @Override
    double goal(Fault fault) {
      if (fault.takesEverything()) {
        return 15;
      }
      return fault.cutsOff() ? 5 : 3;
    }
  },

  OPENBAO(new Way("service", "through the Service"), new Way("nodes", "to the nodes")) {
    @Override
    double goal(Fault fault) {
      if (fault.takesEverything()) {
        return 15;
      }
      return fault.takesNode() ? 10 : 5;
    }
  },

  RABBITMQ(new Way("publish", "confirmed"), new Way("consume", "consumed")) {
    @Override
    double goal(Fault fault) {
      if (fault.takesEverything()) {
        return 20;
      }
      return fault.cutsOff() ? 5 : 0.5;
    }
  },

  OBJECT_STORAGE(new Way("write", "written"), new Way("read", "read")) {
    @Override
    double goal(Fault fault) {
      if (fault.takesEverything()) {
        return 30;
      }
      return fault.cutsOff() ? 15 : 5;
    }
  },

  POSTGRESQL_HA(new Way("primary", "through the Service"), new Way("pool", "through Pgpool")) {
    @Override
    double goal(Fault fault) {
      if (fault.isPlanned()) {
        return 3;
      }
      if (fault.takesEverything()) {
        return 60;
      }
      return fault.isInOrder() ? 5 : 20;
    }
  };

  private final List<Way> ways;

  Subject(Way first, Way second) {
    ways = List.of(first, second);
  }

  /**
   * Of the document {@code docs/reliability/NAME.md}, or of one about another mode of it: {@code
   * postgresql-ha-asynchronous}.
   */
  static Subject of(String name) {
    return Stream.of(values())
        .filter(subject -> (name + "-").startsWith(subject + "-"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is none of " + List.of(values())));
  }

  /** The first is the one by which a typical repetition is chosen. */
  List<Way> ways() {
    return ways;
  }

  /** In how many seconds 95 of 100 times a write is to be acknowledged again. */
  abstract double goal(Fault fault);

  /** {@code postgresql-ha}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
