package io.railiance.platform.service.objectstorage;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.service.Need;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * One bucket, and a key that opens it and nothing else.
 *
 * <pre>{@code
 * - release: object-storage
 *   bucket: nextcloud
 *   versioning: true
 *   quotaMiB: 102400
 * }</pre>
 */
public record ObjectStorageNeed(
    @JsonPropertyDescription("Release that shall meet the need.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String release,
    @JsonPropertyDescription("Name of the bucket, one in the whole release.")
        @NotNull
        @Pattern(regexp = BUCKET, message = BUCKET_WORDS)
        String bucket,
    @JsonPropertyDescription("Whether what is overwritten or deleted stays as an older version.")
        boolean versioning,
    @JsonPropertyDescription("Objects that go by themselves.") List<Expiry> expire,
    @JsonPropertyDescription(
            "Size in MiB from which the bucket takes no more, within a quarter of an hour; 0 is no limit.")
        @Min(0)
        @Max(1_000_000_000)
        int quotaMiB)
    implements Need {
  /** A DNS label, for it is the name of a key of a Secret and the end of the name of another. */
  static final String BUCKET = "^[a-z]([-a-z0-9]{1,28}[a-z0-9])$";

  static final String BUCKET_WORDS =
      "the name of a bucket: lower-case letters, digits and inner dashes, begins with a letter, 3 to 30";

  public ObjectStorageNeed {
    expire = expire == null ? List.of() : List.copyOf(expire);
  }
}
