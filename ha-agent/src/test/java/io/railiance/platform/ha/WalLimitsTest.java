package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalLimitsTest {
  @ParameterizedTest
  @CsvSource({
    "100, 32, 32, 32", // MiB of volume, of an idle server, between checkpoints, for standbys
    "400, 32, 50, 80",
    "1024, 32, 64, 204",
    "8192, 102, 409, 1638",
    "102400, 1280, 5120, 20480",
    "1024000, 4096, 16384, 204800",
  })
  void a_volume_holds_its_log_and_what_standbys_lack(long mib, long min, long max, long keep) {
    assertThat(WalLimits.of(mib << 20).config())
        .isEqualTo(
            String.format(
                "min_wal_size = %dMB%nmax_wal_size = %dMB%nwal_keep_size = %dMB%n"
                    + "max_slot_wal_keep_size = %dMB%n",
                min, max, max, keep));
  }
}
