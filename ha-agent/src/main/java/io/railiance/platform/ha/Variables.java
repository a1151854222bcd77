package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The environment, asked for its variables by name and type. What is wrong is noted, something of
 * the type is returned, and {@link #refuse} tells all of it.
 */
final class Variables {
  private static final String OURS = "HA_";

  private final Map<String, String> environment;
  private final Set<String> asked = new HashSet<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** What is set to nothing is not set: a template that has no value leaves that. */
  Optional<String> optional(String name) {
    asked.add(name);
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  String text(String name, Pattern grammar, String remedy) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      wrong(name, "is not set", remedy);
    } else if (!grammar.matcher(value.get()).matches()) {
      wrong(name, value.get(), "it cannot be that", remedy);
    }
    return value.orElse("");
  }

  int port(String name, int otherwise) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get().matches("[1-9][0-9]{0,4}") && Integer.parseInt(value.get()) < 1 << 16) {
      return Integer.parseInt(value.get());
    }
    wrong(
        name,
        value.get(),
        "not a port",
        "Write a number from 1 to 65535, or leave it out for " + otherwise + ".");
    return otherwise;
  }

  /** An absolute path. Another value may be the secret itself, so it is not shown. */
  Optional<Path> path(String name, String remedy) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      wrong(name, "is not set", remedy);
    } else if (!value.get().startsWith("/")) {
      wrong(name, "is not an absolute path", remedy);
      return Optional.empty();
    }
    return value.map(Path::of);
  }

  /** A file that can be read and says something. */
  Path file(String name, String remedy) {
    Optional<Path> file = path(name, remedy);
    file.flatMap(Variables::fault).ifPresent(why -> wrong(name, file.get(), why, remedy));
    return file.orElse(Path.of(""));
  }

  /** A folder that has these files, each of which can be read and says something. */
  Path folderOf(String name, Path otherwise, List<String> files, String remedy) {
    Path folder = optional(name).isEmpty() ? otherwise : path(name, remedy).orElse(otherwise);
    for (String file : files) {
      fault(folder.resolve(file)).ifPresent(why -> wrong(name, folder, file + ": " + why, remedy));
    }
    return folder;
  }

  private static Optional<String> fault(Path file) {
    try {
      return Files.readString(file).isBlank() ? Optional.of("it is empty") : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.of("there is no such file");
    } catch (AccessDeniedException e) {
      return Optional.of("user " + System.getProperty("user.name") + " may not read it");
    } catch (IOException e) {
      return Optional.of("it cannot be read as text");
    }
  }

  void wrong(String name, Object value, String what, String remedy) {
    wrong(name, "is \"" + value + "\": " + what, remedy);
  }

  void wrong(String name, String what, String remedy) {
    mistakes.add(new Mistake(name, what, remedy));
  }

  boolean isWrong(String name) {
    return mistakes.stream().anyMatch(mistake -> mistake.variable().equals(name));
  }

  /** A variable of ours that nobody asked for is misspelt: it would have no effect. */
  void noteStrangers() {
    environment.keySet().stream()
        .filter(name -> name.startsWith(OURS) && !asked.contains(name))
        .sorted()
        .forEach(
            name ->
                wrong(
                    name,
                    "is not known",
                    "Take it away; if it comes from a Service, set enableServiceLinks: false."));
  }

  void refuse() throws Misconfigured {
    if (!mistakes.isEmpty()) {
      throw new Misconfigured(mistakes);
    }
  }
}
