package io.railiance.platform.service.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.platform.SecretsSpec;
import io.railiance.platform.testing.Absent;
import io.railiance.platform.testing.CachedTool;
import io.railiance.platform.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The script of the source sops, run with the real sops and age. */
final class EncryptedSecretsIT {
  private static final String USERS = "secrets/local/toys/echo-users.yaml";
  private static final String BINDING = "secrets/local/cage/echo-parrot.yaml";

  @TempDir Path root;
  private Path key;
  private String recipient;

  @BeforeEach
  void makeAKey() throws Exception {
    key = root.resolve("key.txt");
    tool("age-keygen", "-o", key.toString());
    recipient = tool("age-keygen", "-y", key.toString()).said().strip();
    script("admin", "parrot");
  }

  @Test
  void what_is_encrypted_comes_back_as_whole_secrets() throws Exception {
    assertThat(run("create").status()).isZero();
    SortedMap<String, String> users = decrypted(USERS);
    SortedMap<String, String> binding = decrypted(BINDING);
    assertThat(users.keySet()).containsExactly("admin", "parrot");
    assertThat(users.values()).doesNotHaveDuplicates().allMatch(v -> v.matches("[A-Za-z0-9]{32}"));
    assertThat(binding)
        .containsEntry("host", "echo.toys.svc {{ here }}")
        .containsEntry("password", users.get("parrot"))
        .containsEntry("uri", "echo://parrot:" + users.get("parrot") + "@echo:7/?a,b")
        .containsEntry("name-key", users.get("parrot").substring(0, 12));
  }

  @Test
  void a_second_run_changes_no_byte() throws Exception {
    run("create");
    SortedMap<String, String> before = files();
    Said again = run("create");
    assertThat(again.status()).isZero();
    assertThat(again.said()).isEmpty();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void what_is_new_is_added_and_what_is_there_stays_as_it_is() throws Exception {
    run("create");
    SortedMap<String, String> before = decrypted(USERS);
    script("admin", "second", "parrot");
    assertThat(run("check").said()).isEqualTo("missing toys/echo-users key second\n");
    assertThat(run("create").said()).isEqualTo("completed toys/echo-users\n");
    assertThat(decrypted(USERS)).containsAllEntriesOf(before).containsKey("second");
    assertThat(run("check").status()).isZero();
  }

  @Test
  void one_password_changes_in_three_steps_and_all_else_stays() throws Exception {
    run("create");
    SortedMap<String, String> before = decrypted(USERS);
    String old = before.get("parrot");
    run("rotate", "echo-users", "parrot");
    List<String> both = decrypted(USERS).get("parrot").lines().toList();
    assertThat(both).hasSize(2).startsWith(old);
    assertThat(decrypted(BINDING)).containsEntry("password", old);
    assertThat(both.get(1)).matches("parrot\\.b [A-Za-z0-9]{32}");
    String other = both.get(1).split(" ")[1];
    run("promote", "echo-users", "parrot");
    assertThat(decrypted(USERS).get("parrot").lines()).containsExactly(both.get(1), old);
    assertThat(decrypted(BINDING))
        .containsEntry("username", "parrot.b")
        .containsEntry("password", other)
        .containsEntry("uri", "echo://parrot.b:" + other + "@echo:7/?a,b");
    run("retire", "echo-users", "parrot");
    assertThat(decrypted(USERS).get("parrot").strip()).isEqualTo(both.get(1));
    assertThat(decrypted(USERS)).containsEntry("admin", before.get("admin"));
    assertThat(run("retire", "echo-users", "parrot").status()).isEqualTo(1);
  }

  @Test
  void without_the_key_no_value_is_made_anew_and_nothing_is_left_half() throws Exception {
    run("create");
    Files.delete(root.resolve(BINDING));
    SortedMap<String, String> before = files();
    Files.move(key, root.resolve("away"));
    Said create = run("create");
    assertThat(create.status()).isNotZero();
    assertThat(create.said()).contains("data key required to decrypt");
    Files.move(root.resolve("away"), key);
    assertThat(files()).isEqualTo(before);
    assertThat(run("check").said()).isEqualTo("missing cage/echo-parrot\n");
  }

  @Test
  void no_value_is_in_any_file_or_in_what_is_said() throws Exception {
    String said = run("create").said() + run("rotate", "echo-users", "parrot").said();
    List<String> values = new ArrayList<>();
    decrypted(USERS).values().forEach(value -> values.addAll(value.lines().toList()));
    for (String line : values) {
      String value = line.substring(line.indexOf(' ') + 1);
      String encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
      assertThat(files().values()).noneMatch(text -> text.contains(value));
      assertThat(files().values()).noneMatch(text -> text.contains(encoded));
      assertThat(said).doesNotContain(value);
    }
    assertThat(values).hasSize(3);
  }

  private void script(String... users) throws IOException {
    SecretsSpec spec = new SecretsSpec("sops", null, null, null, List.of(recipient));
    String text = SecretScript.of(spec, "toys", SecretsOfAToy.recipes(users), List.of());
    Path file = root.resolve("helm/secrets/local.sh");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private SortedMap<String, String> decrypted(String file) throws Exception {
    String plain = tool("sops", "decrypt", root.resolve(file).toString()).said();
    JsonNode secret = YamlReader.read(file, plain).root();
    assertThat(secret.path("kind").asString()).isEqualTo("Secret");
    SortedMap<String, String> data = new TreeMap<>();
    secret
        .get("data")
        .forEachEntry(
            (name, value) ->
                data.put(
                    name,
                    new String(
                        Base64.getDecoder().decode(value.asString()), StandardCharsets.UTF_8)));
    return data;
  }

  /** All that the script has left, also where temporary files lie. */
  private SortedMap<String, String> files() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }

  /** What a program came to. */
  private record Said(int status, String said) {}

  private Said run(String... arguments) throws Exception {
    return start("sh", root.resolve("helm/secrets/local.sh").toString(), arguments);
  }

  private Said tool(String name, String... arguments) throws Exception {
    Path tool = CachedTool.at(name);
    if (!Files.isExecutable(tool)) {
      Absent.because("no " + name + ": tools/install-test-tools builds it");
    }
    return start(tool.toString(), "", arguments);
  }

  private Said start(String program, String script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program));
    if (!script.isEmpty()) {
      command.add(script);
    }
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SOPS_AGE_KEY_FILE", key.toString());
    builder.environment().put("HOME", root.toString());
    builder.environment().put("TMPDIR", root.toString());
    builder
        .environment()
        .merge("PATH", CachedTool.at("sops").getParent().toString(), (path, at) -> at + ":" + path);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), said);
  }
}
