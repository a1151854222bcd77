package io.railiance.platform.service.nats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two subjects overlap when one message can be meant by both. */
class SubjectsTest {

  @ParameterizedTest
  @CsvSource({
    "orders, orders, true",
    "orders, invoices, false",
    "orders, orders.paid, false",
    "orders.*, orders.paid, true",
    "orders.*, orders.paid.late, false",
    "orders.>, orders.paid.late, true",
    "orders.>, orders, false",
    "orders.*.late, orders.paid.*, true",
    "orders.*.late, orders.paid.early, false",
    "*.paid, orders.>, true",
    ">, orders, true"
  })
  void overlapInBothOrders(String one, String other, boolean overlap) {
    assertThat(Subjects.overlap(one, other)).isEqualTo(overlap);
    assertThat(Subjects.overlap(other, one)).isEqualTo(overlap);
  }
}
