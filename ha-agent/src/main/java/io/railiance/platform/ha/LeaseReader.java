package io.railiance.platform.ha;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lease out of the API's JSON. How old it is, its {@code renewTime} does not say: clocks lie.
 *
 * <pre>
 * metadata: {resourceVersion: "81734", annotations: {railiance.io/candidate: pg-1}}
 * spec: {holderIdentity: pg-0/1781000000123, leaseTransitions: 7}
 * </pre>
 */
final class LeaseReader {
  private static final Pattern IDENTITY =
      Pattern.compile("([a-z0-9](?:[-a-z0-9]*[a-z0-9])?)/(0|[1-9][0-9]{0,17})");

  private LeaseReader() {}

  static Lease read(Map<String, Object> json) throws Malformed {
    Fields object = Fields.of(json);
    Fields metadata = object.object("metadata");
    String version = metadata.text("resourceVersion");
    Fields spec = object.object("spec");
    long epoch = spec.count("leaseTransitions");
    String identity = spec.optionalText("holderIdentity").orElse("");
    if (identity.isEmpty()) {
      return new Lease("", 0, epoch, version, candidate(metadata));
    }
    Matcher holder = IDENTITY.matcher(identity);
    if (!holder.matches()) {
      throw new Malformed(
          "spec.holderIdentity is \"" + identity + "\", not of the form \"pg-0/1781000000123\"");
    }
    if (epoch == 0) {
      throw new Malformed("spec.leaseTransitions is 0, although " + identity + " holds it");
    }
    long incarnation = Long.parseLong(holder.group(2));
    return new Lease(holder.group(1), incarnation, epoch, version, candidate(metadata));
  }

  private static String candidate(Fields metadata) throws Malformed {
    return metadata.object().containsKey("annotations")
        ? metadata.object("annotations").optionalText(LeaseWriter.CANDIDATE).orElse("")
        : "";
  }
}
