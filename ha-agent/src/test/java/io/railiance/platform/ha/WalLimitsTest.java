package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalLimitsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 64, 204", // GiB of volume, MiB between checkpoints, MiB for standbys
    "8, 409, 1638",
    "100, 5120, 20480",
    "1000, 16384, 204800",
  })
  void a_volume_holds_its_log_and_what_standbys_lack(long gib, long max, long keep) {
    assertThat(WalLimits.of(gib << 30).config())
        .isEqualTo(
            String.format("max_wal_size = %dMB%nmax_slot_wal_keep_size = %dMB%n", max, keep));
  }
}
