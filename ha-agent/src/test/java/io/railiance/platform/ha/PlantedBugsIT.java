package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation finds what would be wrong, or it proves nothing. */
class PlantedBugsIT {
  private static final long SCHEDULES = 100_000;

  private record Bug(String what, Decider decider, Promises promises) {
    Bug(String what, Decider decider) {
      this(what, decider, new Promises());
    }

    @Override
    public String toString() {
      return what;
    }
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void is_found(Bug bug) {
    Optional<String> found =
        LongStream.rangeClosed(1, SCHEDULES)
            .parallel()
            .mapToObj(seed -> run(bug, seed))
            .flatMap(Optional::stream)
            .findAny();
    assertThat(found).as(bug.what).isPresent();
    System.out.println(bug.what + ": " + found.get());
  }

  private static Optional<String> run(Bug bug, long seed) {
    try {
      new Simulation(seed, bug.decider, bug.promises, false).run();
      return Optional.empty();
    } catch (Witness.Broken broken) {
      return Optional.of(broken.getMessage() + " (seed " + seed + ")");
    }
  }

  static Stream<Bug> bugs() {
    return Stream.of(
        new Bug(
            "a primary goes on when another holds the lease",
            new Decider() {
              @Override
              boolean lostAuthority(Observation o) {
                return authorityIsOver(o);
              }

              @Override
              boolean authorityIsOver(Observation o) {
                return false;
              }
            }),
        new Bug(
            "a lease is over too early",
            new Decider() {
              @Override
              long leaseMillis(Observation o) {
                return 3_000;
              }
            }),
        new Bug(
            "a lease is never over",
            new Decider() {
              @Override
              boolean leaseIsOver(Observation o) {
                return o.lease().isFree();
              }
            }),
        new Bug(
            "a primary is made without asking anybody",
            new Decider() {
              @Override
              boolean enoughAsked(Observation o, Marker marker, Volume.Data mine) {
                return true;
              }

              @Override
              boolean mustHaveAll() {
                return false;
              }
            }),
        new Bug(
            "a promise is not kept",
            new Decider() {
              @Override
              boolean hasPromised(Peer peer, Observation o) {
                return true;
              }
            },
            new Promises() {
              @Override
              Memory afterAsked(Ask ask, Observation o) {
                return o.memory();
              }
            }),
        new Bug(
            "a node that has less becomes primary",
            new Decider() {
              @Override
              boolean mustHaveAll() {
                return false;
              }
            }),
        new Bug(
            "a standby of the last primary is taken for it",
            new Decider() {
              @Override
              boolean wasLast(String node, Marker marker, Volume.Data data) {
                return data.history().lastEpoch() == marker.epoch();
              }
            }),
        new Bug(
            "data that went another way is followed without a rewind",
            new Decider() {
              @Override
              boolean isBeginningOf(Volume.Data mine, Volume.Data theirs) {
                return true;
              }
            }),
        new Bug(
            "a new quorum replaces the old one at once",
            new Decider(
                new Membership() {
                  @Override
                  List<Quorum> before(List<Quorum> named, Quorum wanted, Observation o) {
                    return new ArrayList<>(List.of(wanted));
                  }
                })),
        new Bug(
            "a new quorum is taken for safe at once",
            new Decider(
                new Membership() {
                  @Override
                  boolean isSafe(Observation o, Quorum quorum) {
                    return true;
                  }
                })),
        new Bug(
            "a node leads again under a lease that is behind its promise",
            new Decider() {
              @Override
              boolean mayFollow(Observation o) {
                return true;
              }

              @Override
              boolean hasLedIn(Volume.Data data, Observation o) {
                return false;
              }
            }),
        new Bug(
            "a lost copy counts as there",
            new Decider() {
              @Override
              boolean enoughAsked(Observation o, Marker marker, Volume.Data mine) {
                Map<String, String> all = new HashMap<>();
                o.settings()
                    .nodes()
                    .forEach(
                        node ->
                            marker.quorums().stream()
                                .filter(quorum -> quorum.voters().containsKey(node))
                                .forEach(q -> all.put(node, q.voters().get(node))));
                return marker.quorums().stream().allMatch(quorum -> quorum.decidedBy(all));
              }
            }),
        new Bug(
            "a standby yields to a primary that it does not follow",
            new Decider(),
            new Promises() {
              @Override
              boolean allYield(List<Peer> peers, Observation o) {
                return o.server().is(Server.Role.PRIMARY);
              }
            }),
        new Bug(
            "one standby's word is enough while the API is away",
            new Decider(),
            new Promises() {
              @Override
              boolean allYield(List<Peer> peers, Observation o) {
                return o.server().is(Server.Role.PRIMARY) && peers.stream().anyMatch(Peer::yields);
              }
            }),
        new Bug(
            "a holder renews although its server is silent",
            new Decider() {
              @Override
              Decision asSilent(Observation o) {
                return o.holds() && renewalIsDue(o) ? new Decision.RenewLease() : super.asSilent(o);
              }
            }),
        new Bug(
            "a silent server is waited for, for ever",
            new Decider() {
              @Override
              Decision asSilent(Observation o) {
                return new Decision.Wait("for its server to answer");
              }
            }),
        new Bug(
            "a holder whose server does not start keeps the lease",
            new Decider() {
              @Override
              boolean triedLongEnough(Observation o) {
                return false;
              }
            }));
  }
}
