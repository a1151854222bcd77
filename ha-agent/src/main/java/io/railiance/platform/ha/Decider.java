package io.railiance.platform.ha;

import io.railiance.platform.ha.Decision.Clone;
import io.railiance.platform.ha.Decision.Fence;
import io.railiance.platform.ha.Decision.Follow;
import io.railiance.platform.ha.Decision.Initialise;
import io.railiance.platform.ha.Decision.Promote;
import io.railiance.platform.ha.Decision.Refuse;
import io.railiance.platform.ha.Decision.ReleaseLease;
import io.railiance.platform.ha.Decision.RenewLease;
import io.railiance.platform.ha.Decision.Rewind;
import io.railiance.platform.ha.Decision.SetQuorum;
import io.railiance.platform.ha.Decision.StandAlone;
import io.railiance.platform.ha.Decision.Stop;
import io.railiance.platform.ha.Decision.TakeLease;
import io.railiance.platform.ha.Decision.Wait;
import io.railiance.platform.ha.Decision.WriteMarker;
import io.railiance.platform.ha.Server.Role;
import io.railiance.platform.ha.Volume.Data;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a node does, given all it knows. The questions it asks itself are methods of their own, so
 * that a test can answer one of them wrongly and see what breaks.
 */
class Decider {
  static final String FOREIGN =
      "the volume is of another database."
          + " Give the node the volume that it had, or an empty one.";
  static final String UNMARKED =
      "there is data, but no marker that says whose."
          + " Put the ConfigMap back as it was; a node that saw it says how.";

  private final Membership membership;

  Decider() {
    this(new Membership());
  }

  Decider(Membership membership) {
    this.membership = membership;
  }

  Decision decide(Observation o) {
    if (o.server().is(Role.SILENT)) {
      return asSilent(o);
    }
    if (o.server().is(Role.PRIMARY)) {
      return asPrimary(o);
    }
    if (o.volume() instanceof Volume.Unusable unusable) {
      return withoutVolume(o, unusable.why());
    }
    if (isForeign(o)) {
      return refuse(o, FOREIGN);
    }
    if (o.holds()) {
      return o.handover()
          .map(asked -> release(o, asked))
          .or(() -> Claim.by(o).map(Decider::releaseTo))
          .orElseGet(() -> asHolder(o));
    }
    if (o.isLeaving() && mayLeave(o)) {
      return new Decision.Leave();
    }
    if (leaseIsOver(o)) {
      return asCandidate(o);
    }
    return Claim.isDue(o) ? new Decision.ClaimLease(o.lease().holder()) : asFollower(o);
  }

  /**
   * It may lead, follow, or receive from somebody of an earlier epoch, so it is counted on for
   * nothing: no renewal, no promise. What ends it needs no answer. A holder keeps it for as long as
   * its authority lasts, for others can do nothing sooner.
   */
  Decision asSilent(Observation o) {
    boolean mayLead = o.holds() && !authorityIsOver(o);
    return mayLead || !isHung(o)
        ? new Wait("for its server to answer")
        : new Fence("the server does not answer");
  }

  private static boolean isHung(Observation o) {
    return o.now() - o.memory().answeredAt() >= 2 * o.settings().retryMillis();
  }

  /** Nobody waits for the end of a lease whose holder cannot lead. */
  private static Decision refuse(Observation o, String why) {
    return o.holds() ? new ReleaseLease(why, next(o)) : new Refuse(why);
  }

  /**
   * A server whose disk is full, most likely: it is stopped in order as long as that is possible.
   */
  private static Decision withoutVolume(Observation o, String why) {
    return o.server().is(Role.STOPPED) ? refuse(o, why) : new Stop(why);
  }

  private Decision asPrimary(Observation o) {
    if (lostAuthority(o)) {
      return new Fence("the lease is " + (o.holds() ? "not renewed" : o.lease().holder() + "'s"));
    }
    if (o.volume() instanceof Volume.Unusable unusable) {
      return withoutVolume(o, unusable.why());
    }
    if (renewalIsDue(o)) {
      return new RenewLease();
    }
    Optional<String> claimant = Claim.by(o).filter(node -> Claim.isBlocked(o));
    if (claimant.isPresent()) {
      return new Stop(cannotBeHeard(claimant.get()));
    }
    return membership
        .next(o)
        .or(() -> o.handover().map(asked -> handOver(o, asked)))
        .orElse(new Wait("leading"));
  }

  private static Decision releaseTo(String claimant) {
    return new ReleaseLease(cannotBeHeard(claimant), claimant);
  }

  private static String cannotBeHeard(String claimant) {
    return claimant + " can go on with others, and does not hear this node";
  }

  private static Decision release(Observation o, Handover asked) {
    return new ReleaseLease(why(asked), asked.leaves() ? next(o) : asked.candidate());
  }

  /** Who is to take a lease that this node gives away; empty if nobody here can. */
  private static String next(Observation o) {
    List<Peer> able = Candidates.rivals(o).filter(peer -> !peer.leaving()).toList();
    return able.stream()
        .filter(peer -> able.stream().noneMatch(other -> other.data().isAheadOf(peer.data())))
        .map(Peer::node)
        .min(Comparator.comparing(o.settings().nodes()::indexOf))
        .orElse("");
  }

  private static String why(Handover asked) {
    return asked.leaves() ? "this node stops" : asked.candidate() + " is to lead";
  }

  private Decision handOver(Observation o, Handover asked) {
    if (asked.leaves()) {
      return leaveLead(o);
    }
    return isReady(o, asked.candidate())
        ? new Stop(why(asked))
        : new Wait("for " + asked.candidate() + " to have all");
  }

  /** The server stops in order, so who keeps up has all then; this node stays, and can be asked. */
  boolean isReady(Observation o, String candidate) {
    Observation.Standby standby = o.flushed().get(candidate);
    return Candidates.isMember(o, candidate)
        && standby != null
        && Membership.keepsUp(o, (Data) o.volume(), candidate, standby);
  }

  /** Not before others can decide without this node. */
  private Decision leaveLead(Observation o) {
    if (canDecideAlone(o) || nobodyStays(o)) {
      return new Stop("asked to");
    }
    return o.leftLongAgo()
        ? new Stop("waited long enough for others to go on")
        : new Wait("for others to go on");
  }

  boolean canDecideAlone(Observation o) {
    Map<String, String> copies = new HashMap<>();
    o.flushed().forEach((node, standby) -> copies.put(node, standby.copy()));
    Marker marker = o.marker().orElseThrow();
    copies.keySet().retainAll(marker.members());
    copies.keySet().removeIf(node -> o.peer(node).filter(p -> !p.leaving()).isEmpty());
    List<Quorum> quorums = marker.quorums();
    return !copies.isEmpty() && quorums.stream().allMatch(quorum -> quorum.decidedBy(copies));
  }

  private static boolean nobodyStays(Observation o) {
    return o.peers().stream().allMatch(Peer::leaving);
  }

  /** Stays as long as its copy counts, or somebody may have to ask it. */
  private boolean mayLeave(Observation o) {
    boolean counts = o.marker().filter(marker -> marker.counts(o.self())).isPresent();
    boolean somebodyLeads = o.peer(o.lease().holder()).filter(peer -> leads(peer, o)).isPresent();
    return o.leftLongAgo() || nobodyStays(o) || somebodyLeads && !counts;
  }

  boolean lostAuthority(Observation o) {
    return !o.holds() || o.lease().epoch() != o.server().epoch() || authorityIsOver(o);
  }

  boolean authorityIsOver(Observation o) {
    return o.now() >= o.memory().authorityUntil();
  }

  boolean renewalIsDue(Observation o) {
    return o.untilRenewal() <= 0;
  }

  private Decision asHolder(Observation o) {
    if (!mayFollow(o)) {
      return new Wait("having promised to follow a later holder of the lease");
    }
    if (authorityIsOver(o)) {
      return o.apiAnswers() ? new ReleaseLease("it was not renewed") : new Wait("for the API");
    }
    if (triedLongEnough(o)) {
      return new ReleaseLease("waited long enough to lead", next(o));
    }
    if (renewalIsDue(o)) {
      return new RenewLease();
    }
    if (o.marker().isEmpty() || !o.marker().get().initialised()) {
      return beginning(o);
    }
    Optional<Decision> members = membership.members(o);
    if (members.isPresent()) {
      return members.get();
    }
    if (!(o.volume() instanceof Data data) || !Candidates.canLead(data, o)) {
      return new ReleaseLease("no data to lead with");
    }
    if (hasLedIn(data, o)) {
      return new ReleaseLease("an epoch has one beginning", next(o));
    }
    if (!o.server().equals(Server.ALONE)) {
      return new StandAlone();
    }
    return o.marker().get().names(o.self(), o.lease().epoch())
        ? promote(o, o.marker().get())
        : stand(o, o.marker().get(), data);
  }

  /** For answers, or for a server that does not start or a disk that is full. */
  boolean triedLongEnough(Observation o) {
    return o.now() - o.memory().heldSince() > o.settings().patienceMillis();
  }

  /** Stopped since, so others may have promised themselves to somebody else. */
  boolean hasLedIn(Data data, Observation o) {
    return data.history().lastEpoch() >= o.lease().epoch();
  }

  /** There never was a write. */
  private Decision beginning(Observation o) {
    long epoch = o.lease().epoch();
    if (o.volume() instanceof Data data && !data.neverOpened()) {
      return new Refuse(UNMARKED);
    }
    if (o.marker().isEmpty()) {
      if (!(o.volume() instanceof Volume.Empty) || !allAreEmpty(o)) {
        return new Wait("for every node to say that it is empty");
      }
      return new WriteMarker(
          new Marker("", o.settings().nodes(), false, "", o.self(), epoch, List.of()));
    }
    Marker marker = o.marker().get();
    if (!marker.primary().equals(o.self()) || marker.epoch() != epoch) {
      return new WriteMarker(marker.withPrimary(o.self(), epoch));
    }
    if (o.volume() instanceof Data data) {
      return new WriteMarker(
          new Marker(
              marker.version(),
              marker.members(),
              true,
              data.systemId(),
              o.self(),
              epoch,
              membership.first(o.settings(), o.self(), data)));
    }
    return new Initialise();
  }

  boolean allAreEmpty(Observation o) {
    return o.peers().size() == o.settings().nodes().size() - 1
        && o.peers().stream().allMatch(peer -> peer.volume() instanceof Volume.Empty);
  }

  private Decision stand(Observation o, Marker marker, Data mine) {
    Optional<Peer> better =
        Candidates.rivals(o).filter(peer -> peer.data().isAheadOf(mine)).findFirst();
    if (better.isPresent() && mustHaveAll()) {
      return new ReleaseLease(better.get().node() + " has more");
    }
    if (!enoughAsked(o, marker, mine)) {
      return whoAsksNobody(o, marker, mine)
          .map(this::releaseFor)
          .orElseGet(() -> new Wait("for answers of a majority"));
    }
    Marker next = membership.withVoter(marker, o.settings(), o.self(), mine);
    return quorum(o, next)
        .orElseGet(() -> new WriteMarker(next.withPrimary(o.self(), o.lease().epoch())));
  }

  boolean mustHaveAll() {
    return true;
  }

  boolean enoughAsked(Observation o, Marker marker, Data mine) {
    if (marker.quorums().isEmpty()) {
      return nobodyMissingMayBeAhead(o, marker);
    }
    if (wasLast(o.self(), marker, mine)) {
      return true;
    }
    Map<String, String> copies = new HashMap<>();
    copies.put(o.self(), mine.id());
    Candidates.settled(o)
        .filter(peer -> hasPromised(peer, o))
        .forEach(p -> copies.put(p.node(), p.data().id()));
    return marker.quorums().stream().allMatch(quorum -> quorum.decidedBy(copies));
  }

  /**
   * The one that the marker names, which did lead in that epoch, and still has the copy that it led
   * with: nobody took a write that it lacks, so it asks nobody. All others may have lost theirs.
   */
  boolean wasLast(String node, Marker marker, Data data) {
    return marker.primary().equals(node)
        && data.history().lastEpoch() == marker.epoch()
        && data.id().equals(last(marker.quorums()).voters().get(node));
  }

  /** Another one, and nobody here has more. */
  private Optional<Peer> whoAsksNobody(Observation o, Marker marker, Data mine) {
    return Candidates.rivals(o)
        .filter(peer -> !marker.quorums().isEmpty() && wasLast(peer.node(), marker, peer.data()))
        .filter(peer -> !mine.isAheadOf(peer.data()))
        .findFirst();
  }

  private Decision releaseFor(Peer peer) {
    return new ReleaseLease(peer.node() + " need not ask", peer.node());
  }

  /** Nothing is promised, yet what is there shall not be lost for want of a little patience. */
  boolean nobodyMissingMayBeAhead(Observation o, Marker marker) {
    long missing =
        marker.members().stream()
            .filter(node -> !node.equals(o.self()) && !node.equals(marker.primary()))
            .filter(node -> Candidates.settled(o).noneMatch(peer -> peer.node().equals(node)))
            .count();
    return missing == 0 || o.now() - o.memory().heldSince() >= o.settings().patienceMillis() / 2;
  }

  boolean hasPromised(Peer peer, Observation o) {
    return peer.promisedEpoch() == o.lease().epoch();
  }

  private Decision promote(Observation o, Marker marker) {
    return quorum(o, marker).orElseGet(() -> new Promote(o.lease().epoch()));
  }

  /**
   * Set before the marker names this node, too: once it does, nobody else can know what this one
   * acknowledged, so a disk that takes no writes is better found before.
   */
  private static Optional<Decision> quorum(Observation o, Marker marker) {
    Optional<Quorum> wanted =
        marker.quorums().isEmpty() ? Optional.empty() : Optional.of(last(marker.quorums()));
    return o.quorum().equals(wanted)
        ? Optional.empty()
        : Optional.of(wanted.<Decision>map(SetQuorum::new).orElseGet(Decision.ClearQuorum::new));
  }

  private Decision asFollower(Observation o) {
    String holder = o.lease().holder();
    Optional<Peer> leader = o.peer(holder).filter(peer -> leads(peer, o));
    if (leader.isEmpty() || !mayFollow(o)) {
      return o.server().is(Role.STOPPED) || receivesFromAnother(o)
          ? alone(o)
          : new Wait("for " + holder + " to lead");
    }
    Data theirs = leader.get().data();
    if (!(o.volume() instanceof Data mine) || !mine.whole() || isDisposable(mine, theirs)) {
      return new Clone(holder);
    }
    if (o.server().is(Role.STOPPED)) {
      // Only a server that has read its log knows where it ends.
      return alone(o);
    }
    if (o.server().upstream().equals(holder)) {
      return new Wait("following " + holder);
    }
    return isBeginningOf(mine, theirs) ? new Follow(holder) : new Rewind(holder);
  }

  /** The holder of the lease was recorded as primary in this epoch, and is one. */
  private static boolean leads(Peer peer, Observation o) {
    return o.marker().filter(m -> m.names(peer.node(), o.lease().epoch())).isPresent()
        && peer.server().is(Role.PRIMARY)
        && peer.volume() instanceof Data
        && peer.server().epoch() == o.lease().epoch();
  }

  boolean mayFollow(Observation o) {
    return o.lease().epoch() >= o.memory().promisedEpoch();
  }

  boolean isBeginningOf(Data mine, Data theirs) {
    return mine.leadsTo(theirs);
  }

  private static boolean isDisposable(Data mine, Data theirs) {
    return mine.neverOpened() && !mine.systemId().equals(theirs.systemId());
  }

  boolean receivesFromAnother(Observation o) {
    return !o.server().upstream().isEmpty() && !o.server().upstream().equals(o.lease().holder());
  }

  private Decision asCandidate(Observation o) {
    if (!o.apiAnswers()) {
      return new Wait("for the API");
    }
    if (o.server().is(Role.STOPPED) && o.volume() instanceof Data) {
      return alone(o);
    }
    if (o.isLeaving() || !isMember(o)) {
      return new Wait("for a member that stays to take the lease");
    }
    if (o.now() < o.memory().yieldUntil()) {
      return new Wait("having promised to");
    }
    return suits(o) ? new TakeLease() : new Wait("for a better one to take the lease");
  }

  private static Decision alone(Observation o) {
    boolean startable = o.volume() instanceof Data data && data.whole();
    return startable ? new StandAlone() : new Wait("for a primary to copy from");
  }

  boolean leaseIsOver(Observation o) {
    return o.lease().isFree()
        || o.lease().holder().equals(o.self())
        || o.now() - o.memory().leaseChangedAt() >= leaseMillis(o);
  }

  long leaseMillis(Observation o) {
    return o.settings().leaseMillis();
  }

  boolean isMember(Observation o) {
    return Candidates.isMember(o, o.self());
  }

  /** Nobody who answers would lead better. */
  private boolean suits(Observation o) {
    if (o.marker().filter(Marker::initialised).isEmpty()) {
      return isTurnOf(o, o.peers().stream().map(Peer::node).toList());
    }
    List<Peer> rivals = Candidates.rivals(o).toList();
    if (!(o.volume() instanceof Data mine) || !Candidates.canLead(mine, o)) {
      // Those that have data are no members yet: who is one lets them in
      return rivals.isEmpty() && Candidates.settled(o).findAny().isPresent();
    }
    if (rivals.stream().anyMatch(peer -> peer.data().isAheadOf(mine))) {
      return false;
    }
    return isTurnOf(
        o, rivals.stream().filter(p -> !mine.isAheadOf(p.data())).map(Peer::node).toList());
  }

  /**
   * Equals go by ordinal, but for one that was handed over to and the one that did; each a little
   * after the one before it, for that one may be hindered.
   */
  private boolean isTurnOf(Observation o, List<String> equals) {
    Set<String> ahead = new HashSet<>(equals);
    ahead.add(o.lease().candidate());
    ahead.removeIf(node -> node.isEmpty() || rank(o, node) >= rank(o, o.self()));
    return o.now() - overSince(o) >= ahead.size() * 2 * o.settings().retryMillis();
  }

  private static int rank(Observation o, String node) {
    boolean gaveAway = node.equals(o.self()) && o.handover().isPresent();
    int ordinal = o.settings().nodes().indexOf(node);
    if (o.lease().candidate().equals(node)) {
      return -1;
    }
    return gaveAway || ordinal < 0 ? o.settings().nodes().size() : ordinal;
  }

  private long overSince(Observation o) {
    boolean expired = !o.lease().isFree() && !o.lease().holder().equals(o.self());
    return o.memory().leaseChangedAt() + (expired ? leaseMillis(o) : 0);
  }

  private static boolean isForeign(Observation o) {
    return o.volume() instanceof Data data
        && !data.neverOpened()
        && o.marker()
            .filter(m -> m.initialised() && !m.systemId().equals(data.systemId()))
            .isPresent();
  }

  static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}
