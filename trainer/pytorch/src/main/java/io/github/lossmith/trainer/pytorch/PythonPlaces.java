package io.github.lossmith.trainer.pytorch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The places where Pythons are looked for: {@code $VIRTUAL_ENV}, {@code $CONDA_PREFIX}, the
 * environments that conda lists in the user's home, {@code python3} on the path, {@code
 * /usr/bin/python3}.
 *
 * @param home the user's
 * @param environment of this process
 */
record PythonPlaces(Path home, Map<String, String> environment) {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** A list of a thousand environments has some 50 kB; more is no such list. */
  private static final long MOST_LIST_BYTES = 1 << 20;

  /** Most environments that are asked; each is a process that loads PyTorch. */
  private static final int MOST_ENVIRONMENTS = 30;

  PythonPlaces {
    environment = Map.copyOf(environment);
  }

  /** The places of this user and process. */
  static PythonPlaces here() {
    return new PythonPlaces(Path.of(System.getProperty("user.home", ".")), System.getenv());
  }

  /**
   * The programs, each once, in the order of their preference.
   *
   * @param chosen by the user; first, whether they exist or not
   */
  List<Path> all(List<Path> chosen) {
    List<Path> found = new ArrayList<>(chosen);
    for (String variable : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
      folder(environment.getOrDefault(variable, "")).ifPresent(found::add);
    }
    condaEnvironments().flatMap(line -> folder(line).stream()).forEach(found::add);
    onPath().ifPresent(found::add);
    path("/usr/bin/python3").filter(Files::isExecutable).ifPresent(found::add);
    List<Path> distinct = new ArrayList<>();
    List<Path> places = new ArrayList<>();
    for (Path program : found) {
      Path place = place(program);
      if (!places.contains(place)) {
        places.add(place);
        distinct.add(program);
      }
    }
    return distinct;
  }

  /**
   * The folder without links, but not the program: that of a virtual environment is a link to the
   * one it was made with, and has other packages.
   */
  private static Path place(Path program) {
    Path absolute = program.toAbsolutePath().normalize();
    try {
      Path parent = absolute.getParent();
      return parent == null ? absolute : parent.toRealPath().resolve(absolute.getFileName());
    } catch (IOException missing) {
      return absolute;
    }
  }

  /** The Python of an environment's folder, if there is one. */
  private static Optional<Path> folder(String name) {
    return path(name)
        .flatMap(
            folder ->
                (WINDOWS
                        ? Stream.of("Scripts\\python.exe", "python.exe")
                        : Stream.of("bin/python", "bin/python3"))
                    .map(folder::resolve)
                    .filter(Files::isExecutable)
                    .findFirst());
  }

  private Stream<String> condaEnvironments() {
    Path list = home.resolve(".conda").resolve("environments.txt");
    try {
      return Files.size(list) > MOST_LIST_BYTES
          ? Stream.empty()
          : Files.readAllLines(list).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .limit(MOST_ENVIRONMENTS);
    } catch (IOException none) {
      return Stream.empty();
    }
  }

  private Optional<Path> onPath() {
    String folders = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    List<String> names = WINDOWS ? List.of("python3.exe", "python.exe") : List.of("python3");
    return Stream.of(folders.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> names.stream().flatMap(name -> path(folder, name).stream()))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> path(String first, String... more) {
    try {
      return first.isEmpty() ? Optional.empty() : Optional.of(Path.of(first, more));
    } catch (InvalidPathException foreign) {
      return Optional.empty();
    }
  }
}
