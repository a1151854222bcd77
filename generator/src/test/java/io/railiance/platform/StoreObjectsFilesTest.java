package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.service.common.SecretsOfAToy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The objects of a store, for people to read, and for kubeconform. */
class StoreObjectsFilesTest {
  @Test
  void the_objects_are_as_expected() {
    new GoldenFolder(Path.of("src/test/resources/store"))
        .matches(new FileTree(SecretsOfAToy.objects("admin", "parrot")));
  }
}
