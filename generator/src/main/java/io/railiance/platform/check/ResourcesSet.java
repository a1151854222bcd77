package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.Quantity;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import java.util.Optional;

/** Each container says what it needs and what it may take at most. */
final class ResourcesSet implements Check.OfManifest {
  private static final List<String> SIDES = List.of("requests", "limits");
  private static final List<String> RESOURCES = List.of("cpu", "memory", "ephemeral-storage");

  @Override
  public String rule() {
    return "resources-set";
  }

  @Override
  public String why() {
    return "Each container, init containers, sidecars, Jobs and test pods included, has a request and a limit of CPU,"
        + " memory and ephemeral storage, and no request is above its limit. Without them one service starves the"
        + " node's others, and a full log evicts a database.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Container container : manifest.containers()) {
      for (String resource : RESOURCES) {
        for (String side : SIDES) {
          if (!container.body().at("/resources/" + side).has(resource)) {
            findings.add(
                Finding.error(
                    rule(),
                    manifest.place(container.pointer() + "/resources/" + side),
                    container.shown() + " has no resources." + side + "." + resource,
                    "Set it in the values that this container's resources come from."));
          }
        }
        compare(container, resource, findings);
      }
    }
  }

  private void compare(Container container, String resource, Findings findings) {
    Optional<Quantity> request = quantity(container, "requests", resource);
    Optional<Quantity> limit = quantity(container, "limits", resource);
    if (request.isPresent() && limit.isPresent() && request.get().compareTo(limit.get()) > 0) {
      findings.add(
          Finding.error(
              rule(),
              container.manifest().place(container.pointer() + "/resources/requests/" + resource),
              container.shown()
                  + " requests more "
                  + resource
                  + " ("
                  + text(container, "requests", resource)
                  + ") than its limit ("
                  + text(container, "limits", resource)
                  + ")",
              "Lower the request, or raise the limit."));
    }
  }

  private static Optional<Quantity> quantity(Container container, String side, String resource) {
    return Quantity.parse(text(container, side, resource));
  }

  private static String text(Container container, String side, String resource) {
    return container.body().at("/resources/" + side + "/" + resource).asString("");
  }
}
