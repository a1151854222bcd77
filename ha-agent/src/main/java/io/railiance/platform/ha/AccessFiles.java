package io.railiance.platform.ha;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mounted files that say who may connect. Each may change while the server runs.
 *
 * @param passwords of those roles that there are; the one for replication always is
 * @param rules of a person, in the form of {@code pg_hba.conf}
 * @param tls certificate, key, authorities; or none
 */
record AccessFiles(Map<PlatformRole, Path> passwords, Optional<Path> rules, List<Path> tls) {
  AccessFiles {
    passwords = Collections.unmodifiableMap(new EnumMap<>(passwords));
    tls = List.copyOf(tls);
  }
}
