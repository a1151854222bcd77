package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseReaderTest {
  private static final LeaseWriter WRITER =
      new LeaseWriter(
          "pg-leader",
          15_000,
          Clock.fixed(Instant.parse("2026-06-09T10:13:20.5Z"), ZoneOffset.UTC));

  private static Lease read(String spec) throws Malformed {
    return LeaseReader.read(
        Json.readObject("{\"metadata\": {\"resourceVersion\": \"12\"}, \"spec\": " + spec + "}"));
  }

  @Test
  void a_lease_that_is_held_names_node_and_incarnation() throws Malformed {
    assertThat(read("{\"holderIdentity\": \"pg-0/1781000000123\", \"leaseTransitions\": 7}"))
        .isEqualTo(new Lease("pg-0", 1781000000123L, 7, "12"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'leaseTransitions': 7}",
        "{'leaseTransitions': 7, 'holderIdentity': ''}",
        "{'leaseTransitions': 7, 'holderIdentity': null}"
      },
      quoteCharacter = '`')
  void a_lease_without_holder_is_free_and_keeps_its_epoch(String spec) throws Malformed {
    assertThat(read(spec.replace('\'', '"'))).isEqualTo(new Lease("", 0, 7, "12"));
  }

  @Test
  void a_lease_that_was_released_for_somebody_says_so() throws Malformed {
    String json =
        """
        {"metadata": {"resourceVersion": "12", "annotations": {"railiance.io/candidate": "pg-2"}},
         "spec": {"leaseTransitions": 7}}""";
    assertThat(LeaseReader.read(Json.readObject(json)))
        .isEqualTo(new Lease("", 0, 7, "12", "pg-2"));
  }

  @Test
  void a_lease_that_somebody_asks_for_says_so_as_long_as_its_holder_renews_it_as_it_is()
      throws Malformed {
    Lease held = new Lease("pg-0", 5, 7, "12");
    Map<String, Object> asked = Map.of(LeaseWriter.CANDIDATE, "pg-2");
    assertThat(WRITER.claimed(held, "pg-2"))
        .isEqualTo(Map.of("metadata", Map.of("resourceVersion", "12", "annotations", asked)));
    assertThat(WRITER.renewed(held.withCandidate("pg-2")))
        .containsEntry("metadata", Map.of("resourceVersion", "12", "annotations", asked));
    String json =
        """
        {"metadata": {"resourceVersion": "12", "annotations": {"railiance.io/candidate": "pg-2"}},
         "spec": {"leaseTransitions": 7, "holderIdentity": "pg-0/5"}}""";
    assertThat(LeaseReader.read(Json.readObject(json))).isEqualTo(held.withCandidate("pg-2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'holderIdentity': 'pg-0/1'} | spec.leaseTransitions is missing",
        "{'leaseTransitions': '7'} | spec.leaseTransitions is \"7\", not a number",
        "{'leaseTransitions': 7.5} | spec.leaseTransitions is 7.5, not a count",
        "{'leaseTransitions': -1} | spec.leaseTransitions is -1, not a count",
        "{'leaseTransitions': 1e3} | spec.leaseTransitions is 1000.0, not a count",
        "{'leaseTransitions': 99999999999999999999}"
            + " | spec.leaseTransitions is 99999999999999999999, not a count",
        "{'leaseTransitions': 7, 'holderIdentity': 5} | spec.holderIdentity is 5, not a string",
        "{'leaseTransitions': 7, 'holderIdentity': 'pg-0'} | spec.holderIdentity is \"pg-0\","
            + " not of the form \"pg-0/1781000000123\"",
        "{'leaseTransitions': 7, 'holderIdentity': 'pg-0/-1'} | spec.holderIdentity is \"pg-0/-1\","
            + " not of the form \"pg-0/1781000000123\"",
        "{'leaseTransitions': 7, 'holderIdentity': '/1'} | spec.holderIdentity is \"/1\","
            + " not of the form \"pg-0/1781000000123\"",
        "{'leaseTransitions': 0, 'holderIdentity': 'pg-0/1'}"
            + " | spec.leaseTransitions is 0, although pg-0/1 holds it",
        "7 | spec is 7, not an object",
        "null | spec is missing"
      })
  void a_lease_that_nobody_of_us_wrote_is_malformed(String spec, String message) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> read(spec.replace('\'', '"')))
        .withMessage(message);
  }

  @Test
  void a_lease_without_a_version_is_malformed() {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> LeaseReader.read(Json.readObject("{\"metadata\": {}}")))
        .withMessage("metadata.resourceVersion is missing");
  }

  @Test
  void the_first_lease_is_a_whole_object_of_epoch_1() {
    assertThat(Json.write(WRITER.taken(Lease.NEVER_HELD, "pg-0", 5)))
        .isEqualTo(
            """
            {"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"annotations":\
            {"kubernetes.io/description":"Who takes writes. Never delete it: leaseTransitions must \
            never become less."},"name":"pg-leader"},"spec":{"acquireTime":\
            "2026-06-09T10:13:20.500000Z","holderIdentity":"pg-0/5","leaseDurationSeconds":15,\
            "leaseTransitions":1,"renewTime":"2026-06-09T10:13:20.500000Z"}}""");
  }

  @Test
  void a_lease_is_taken_from_the_version_that_was_seen_with_the_next_epoch() {
    assertThat(Json.write(WRITER.taken(new Lease("pg-1", 3, 7, "12"), "pg-0", 5)))
        .isEqualTo(
            """
            {"metadata":{"annotations":{"railiance.io/candidate":null},"resourceVersion":"12"},\
            "spec":{"acquireTime":"2026-06-09T10:13:20.500000Z","holderIdentity":"pg-0/5",\
            "leaseDurationSeconds":15,"leaseTransitions":8,"renewTime":"2026-06-09T10:13:20.500000Z"}}""");
  }

  @Test
  void a_release_names_nobody_but_who_is_to_be_next_and_leaves_the_epoch() {
    assertThat(WRITER.released(new Lease("pg-0", 5, 8, "13"), "pg-2"))
        .containsEntry(
            "metadata",
            Map.of(
                "resourceVersion", "13", "annotations", Map.of("railiance.io/candidate", "pg-2")))
        .extractingByKey("spec")
        .asString()
        .contains("holderIdentity=null")
        .doesNotContain("leaseTransitions");
  }

  @Test
  void nothing_is_renewed_that_does_not_exist() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> WRITER.renewed(Lease.NEVER_HELD));
  }
}
