package io.railiance.platform.service.postgresqlha;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.service.Need;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * One database of a release, its owner, and further roles in it.
 *
 * <pre>{@code
 * - release: postgresql-ha
 *   database: gitea
 *   connectionLimit: 40
 *   roles:
 *     - name: gitea_report
 *       access: read-only
 * }</pre>
 */
public record PostgresqlHaNeed(
    @JsonPropertyDescription("Release that shall meet the need.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String release,
    @JsonPropertyDescription("Name of the database, and of the role that owns it and logs in.")
        @NotNull
        @Pattern(regexp = IDENTIFIER, message = IDENTIFIER_WORDS)
        String database,
    @JsonPropertyDescription("Connections to the database that PostgreSQL admits at a time.")
        @NotNull
        @Min(1)
        @Max(5000)
        Integer connectionLimit,
    @JsonPropertyDescription("Extensions that the database has.")
        List<
                @Closed(
                    to = {
                      "btree_gin",
                      "btree_gist",
                      "citext",
                      "cube",
                      "dict_int",
                      "fuzzystrmatch",
                      "hstore",
                      "intarray",
                      "isn",
                      "lo",
                      "ltree",
                      "pg_trgm",
                      "pgcrypto",
                      "seg",
                      "tablefunc",
                      "tcn",
                      "tsm_system_rows",
                      "tsm_system_time",
                      "unaccent",
                      "uuid-ossp"
                    },
                    because =
                        "Only what PostgreSQL trusts can be made without a superuser, which nothing but the agent is.")
                String>
            extensions,
    @JsonPropertyDescription("Schemas that there are beside public; the roles may use all of them.")
        List<@Pattern(regexp = IDENTIFIER, message = IDENTIFIER_WORDS) String> schemas,
    @JsonPropertyDescription("Roles that log in beside the owner, with less rights.")
        List<Role> roles,
    @JsonPropertyDescription(
            "Whether it connects to the servers themselves, past Pgpool, and may ask standbys.")
        boolean direct)
    implements Need {
  /** Needs no quotes in SQL, and is a DNS label when its underscores are dashes. */
  static final String IDENTIFIER = "^[a-z]([a-z0-9_]{0,38}[a-z0-9])?$";

  static final String IDENTIFIER_WORDS =
      "a name in SQL: lower-case letters, digits and inner underscores, begins with a letter, at most 40";

  public PostgresqlHaNeed {
    extensions = extensions == null ? List.of() : List.copyOf(extensions);
    schemas = schemas == null ? List.of() : List.copyOf(schemas);
    roles = roles == null ? List.of() : List.copyOf(roles);
  }

  /** A role that is not the owner. */
  public record Role(
      @JsonPropertyDescription("Name of the role.")
          @NotNull
          @Pattern(regexp = IDENTIFIER, message = IDENTIFIER_WORDS)
          String name,
      @JsonPropertyDescription("What it may do with the owner's tables.") @NotNull Access access) {}
}
