package io.railiance.platform.ha;

import static io.railiance.platform.ha.MarkerReaderTest.MARKER;
import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.ha.Answer.Done;
import io.railiance.platform.ha.Answer.Refusal;
import io.railiance.platform.ha.ConfigurationStore.Shared;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContinuityTest {
  private static final Lease LEASE = new Lease("pg-0", 1, 9, "13");
  private static final Marker BEGINNING =
      new Marker("12", List.of("pg-0", "pg-1"), false, "", "pg-0", 9, List.of());

  private final Continuity continuity = new Continuity("Lease a/l", "ConfigMap a/m", 15_000);

  private Answer<Shared> next(Lease lease, Marker marker) {
    return continuity.next(Optional.ofNullable(lease), Optional.ofNullable(marker));
  }

  private static Answer<Shared> done(Lease lease, Marker marker) {
    return new Done<>(new Shared(lease, Optional.ofNullable(marker)));
  }

  @Test
  void a_group_begins_with_nothing() {
    assertThat(next(null, null)).isEqualTo(done(Lease.NEVER_HELD, null));
  }

  @Test
  void what_goes_on_is_passed_on() {
    assertThat(next(LEASE, MARKER)).isEqualTo(done(LEASE, MARKER));
    Lease later = new Lease("pg-1", 1, 10, "14");
    assertThat(next(later, MARKER)).isEqualTo(done(later, MARKER));
  }

  @Test
  void a_marker_is_made_anew_while_nothing_is_initialised() {
    next(LEASE, BEGINNING);
    assertThat(next(LEASE, null)).isEqualTo(done(LEASE, null));
  }

  @Test
  void a_lease_is_made_anew_while_nothing_is_initialised_but_its_epochs_are_not() {
    next(LEASE, BEGINNING);
    assertThat(next(null, BEGINNING)).isEqualTo(done(Lease.absentAfter(9), BEGINNING));
    assertThat(next(null, null)).isEqualTo(done(Lease.absentAfter(9), null));
  }

  @Test
  void a_marker_that_was_deleted_is_refused_with_what_puts_it_back() {
    next(LEASE, MARKER);
    assertThat(next(LEASE, null))
        .isEqualTo(
            new Refusal<>(
                "ConfigMap a/m: it was deleted. Put back data.marker '"
                    + MarkerWriter.text(MARKER)
                    + "'."));
    assertThat(next(LEASE, MARKER)).isEqualTo(done(LEASE, MARKER));
  }

  @Test
  void a_marker_that_this_process_wrote_itself_is_missed_too() {
    next(LEASE, BEGINNING);
    continuity.saw(MARKER);
    assertThat(next(LEASE, null)).isInstanceOf(Refusal.class);
  }

  @Test
  void a_marker_that_was_emptied_or_is_older_or_of_another_database_is_refused() {
    next(LEASE, MARKER);
    Marker older = MARKER.withPrimary("pg-0", 6);
    Marker foreign = new Marker("14", List.of("pg-0", "pg-1"), true, "8888", "pg-0", 8, List.of());
    for (Marker other : List.of(BEGINNING, older, foreign)) {
      assertThat(next(LEASE, other))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal ->
                  assertThat(refusal.why())
                      .startsWith("ConfigMap a/m: it is not what it was. Put"));
    }
  }

  @Test
  void a_lease_that_was_deleted_is_refused_also_by_who_never_saw_it() {
    assertThat(next(null, MARKER))
        .isEqualTo(
            new Refusal<>(
                "Lease a/l: it was deleted. Wait 15 s, then write it with spec.leaseTransitions"
                    + " 1007 and no spec.holderIdentity."));
  }

  @Test
  void an_epoch_that_went_back_is_refused_whether_it_was_seen_or_the_marker_tells() {
    assertThat(next(new Lease("", 0, 6, "1"), MARKER)).isInstanceOf(Refusal.class);
    continuity.saw(LEASE);
    assertThat(next(new Lease("", 0, 8, "14"), MARKER))
        .isEqualTo(
            new Refusal<>(
                "Lease a/l: spec.leaseTransitions went from 9 to 8. Wait 15 s, then write it with"
                    + " spec.leaseTransitions 1009 and no spec.holderIdentity."));
  }
}
