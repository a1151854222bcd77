package io.railiance.platform.kubernetes;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.utility.MountableFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command line of kubeconform in a container, run once over a folder with our schemas of one
 * minor and of the custom kinds.
 */
final class Kubeconform {

  private static final String IMAGE =
      System.getProperty("kubeconform.image", "ghcr.io/yannh/kubeconform:v0.7.0");

  private Kubeconform() {}

  /**
   * What kubeconform says of each file by name: the empty string where it is valid, otherwise why
   * not.
   */
  static SortedMap<String, String> verdicts(String minor, Path manifests) {
    try (GenericContainer<?> container = new GenericContainer<>(IMAGE)) {
      container
          .withCopyFileToContainer(mountable(Minors.SCHEMAS.resolve(minor)), "/schemas")
          .withCopyFileToContainer(mountable(CustomKinds.SCHEMAS), "/crds")
          .withCopyFileToContainer(mountable(manifests), "/manifests")
          .withCommand(
              "-strict",
              "-verbose",
              "-kubernetes-version",
              minor + ".0",
              "-schema-location",
              "/schemas/{{ .ResourceKind }}{{ .KindSuffix }}.json",
              "-schema-location",
              "/crds/{{ .ResourceKind }}{{ .KindSuffix }}.json",
              "-output",
              "json",
              "/manifests")
          .withStartupCheckStrategy(new Exited())
          .start();
      return parse(container.getLogs(OutputType.STDOUT));
    }
  }

  private static MountableFile mountable(Path path) {
    return MountableFile.forHostPath(path.toAbsolutePath().normalize(), 0755);
  }

  private static SortedMap<String, String> parse(String output) {
    SortedMap<String, String> verdicts = new TreeMap<>();
    for (JsonNode resource : new JsonMapper().readTree(output).path("resources")) {
      String file = resource.path("filename").asString("").replaceFirst("^/manifests/", "");
      String status = resource.path("status").asString("");
      // A comment above the first "---" is a document of its own to kubeconform, without a status.
      if (!status.isEmpty()) {
        verdicts.merge(file, why(status, resource), (one, other) -> one.isEmpty() ? other : one);
      }
    }
    return verdicts;
  }

  private static String why(String status, JsonNode resource) {
    return status.equals("statusValid") ? "" : status + ": " + resource.path("msg").asString("");
  }

  /**
   * Kubeconform ends with 1 where a manifest is invalid; that is an answer, not a failure to start.
   */
  private static final class Exited extends StartupCheckStrategy {

    @Override
    public StartupStatus checkStartupState(DockerClient client, String id) {
      ContainerState state = getCurrentState(client, id);
      return "exited".equals(state.getStatus())
          ? StartupStatus.SUCCESSFUL
          : StartupStatus.NOT_YET_KNOWN;
    }
  }
}
