package io.railiance.platform.service.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.platform.SecretsSpec;
import io.railiance.platform.testing.Absent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script of the source openbao does at a real OpenBao. */
final class KeptSecretsIT {
  private static final String IMAGE =
      System.getProperty("openbao.image", "quay.io/openbao/openbao:2.4.0");
  private static final String ADMIN = "platform/echo/echo-users/admin";
  private static final String PARROT = "bindings/parrot/echo/echo-users/parrot";

  @TempDir Path folder;
  private String container;

  @BeforeEach
  void startOpenBao() throws Exception {
    if (!isThere()) {
      Absent.because("no Docker with the image " + IMAGE);
    }
    String root = "BAO_DEV_ROOT_TOKEN_ID=root";
    container = said("docker", "run", "--rm", "-d", "-e", root, IMAGE, "server", "-dev").strip();
    Path bao = folder.resolve("bao");
    String login = " -e BAO_ADDR=http://127.0.0.1:8200 -e BAO_TOKEN=root ";
    Files.writeString(bao, "#!/bin/sh\nexec docker exec -i" + login + container + " bao \"$@\"\n");
    Files.setPosixFilePermissions(bao, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (int i = 0; i < 60 && start(bao.toString(), "status").waitFor() != 0; i++) {
      TimeUnit.SECONDS.sleep(1);
    }
    said(bao.toString(), "secrets", "enable", "-path=kv", "-version=2", "kv");
    SecretsSpec spec = new SecretsSpec("openbao", null, null, null, null);
    Files.writeString(
        folder.resolve("local.sh"),
        SecretScript.of(spec, "toys", List.of(), SecretsOfAToy.entries("admin", "parrot").all()));
  }

  @AfterEach
  void stopOpenBao() throws Exception {
    if (container != null) {
      said("docker", "rm", "--force", container);
    }
  }

  @Test
  void what_is_missing_and_what_was_deleted_is_named() throws Exception {
    bao("kv", "put", "-mount=kv", PARROT, "value=one");
    assertThat(script("kept")).isEqualTo("missing platform/echo/echo-users/admin\n");
    bao("kv", "delete", "-mount=kv", PARROT);
    assertThat(script("kept"))
        .isEqualTo("missing platform/echo/echo-users/admin\ndeleted " + PARROT + "\n");
  }

  @Test
  void a_server_that_does_not_answer_is_no_missing_value() throws Exception {
    said("docker", "stop", "--time", "1", container);
    assertThat(script("kept")).doesNotContain("missing");
  }

  @Test
  void one_password_changes_in_three_steps() throws Exception {
    bao("kv", "put", "-mount=kv", ADMIN, "value=one");
    assertThat(script("promote", "echo-users", "admin")).contains("has not 2");
    assertThat(script("rotate", "echo-users", "admin")).isEmpty();
    List<String> both = value(ADMIN).lines().toList();
    assertThat(both).hasSize(2).startsWith("one");
    script("promote", "echo-users", "admin");
    assertThat(value(ADMIN).lines()).containsExactly(both.get(1), "one");
    script("retire", "echo-users", "admin");
    assertThat(value(ADMIN).strip()).isEqualTo(both.get(1)).matches("[A-Za-z0-9]{32}");
  }

  @Test
  void where_two_logins_take_turns_the_new_password_is_that_of_the_other() throws Exception {
    bao("kv", "put", "-mount=kv", PARROT, "value=one");
    assertThat(script("rotate", "echo-users", "parrot")).isEmpty();
    List<String> both = value(PARROT).lines().toList();
    assertThat(both).hasSize(2).startsWith("one");
    assertThat(both.get(1)).matches("parrot[.]b [A-Za-z0-9]{32}");
  }

  /** What the design of the entries relies on. */
  @Test
  void where_a_value_was_deleted_a_check_and_set_of_0_makes_no_other() throws Exception {
    bao("kv", "put", "-mount=kv", "-cas=0", PARROT, "value=one");
    bao("kv", "delete", "-mount=kv", PARROT);
    assertThat(bao("kv", "put", "-mount=kv", "-cas=0", PARROT, "value=two"))
        .contains("check-and-set parameter did not match");
    bao("kv", "undelete", "-mount=kv", "-versions=1", PARROT);
    assertThat(value(PARROT)).isEqualTo("one");
  }

  private String value(String path) throws Exception {
    return bao("kv", "get", "-mount=kv", "-field=value", path);
  }

  private String bao(String... arguments) throws Exception {
    return said(with(folder.resolve("bao").toString(), arguments));
  }

  private String script(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh"));
    command.addAll(List.of(with(folder.resolve("local.sh").toString(), arguments)));
    return said(command.toArray(String[]::new));
  }

  private static String[] with(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    return command.toArray(String[]::new);
  }

  private boolean isThere() throws InterruptedException {
    try {
      return start("docker", "image", "inspect", IMAGE).waitFor() == 0;
    } catch (IOException noDocker) {
      return false;
    }
  }

  private String said(String... command) throws Exception {
    start(command).waitFor();
    return Files.readString(folder.resolve("said"));
  }

  private Process start(String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    builder.environment().merge("PATH", folder.toString(), (path, at) -> at + ":" + path);
    return builder.start();
  }
}
