package io.github.lossmith.app.packaging;

import io.github.lossmith.app.lesson.LessonFile;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.resources.Messages;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the JDK's jpackage over the running program: a folder with a launcher and a Java of its own,
 * and on Debian and Ubuntu a package with a menu entry and designs and lessons opened by double
 * click.
 */
public final class Packager {
  /** The kind of package. */
  public enum Kind {
    /** A folder that runs in place. */
    APP_IMAGE,
    /** A package for Debian and Ubuntu. */
    DEB;

    String option() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final String MAIN = "io.github.lossmith.app.LossmithMain";

  /** The image contains java, because training runs in a second process. */
  private static final String JLINK =
      "--strip-java-debug-attributes --no-man-pages --no-header-files --compress=2";

  /** What JavaFX loads when a window opens, which dpkg-shlibdeps cannot see in its jars. */
  private static final String WINDOW_PACKAGES =
      "libgtk-3-0, libxtst6, libxxf86vm1, libgl1, libpangoft2-1.0-0";

  private static final List<String> DEB_TOOLS = List.of("fakeroot", "dpkg-deb");

  private static final String MAINTAINER = "lossmith@users.noreply.github.com";

  /** Jars and jlink's image are compressed already: dpkg-deb's xz takes minutes to gain 2 %. */
  private static final Map<String, String> QUICK_DEB =
      Map.of("DPKG_DEB_COMPRESSOR_TYPE", "gzip", "DPKG_DEB_COMPRESSOR_LEVEL", "1");

  private final Path jdk;
  private final Path out;
  private final String version;

  /**
   * @param jdk home of a JDK 17 or newer, with its jmods
   * @param out the folder to put the result in
   */
  public Packager(Path jdk, Path out, String version) {
    this.jdk = jdk;
    this.out = out;
    this.version = version;
  }

  /** Builds and gives the folder or file. */
  public Outcome<Path> build(Kind kind, String classPath) throws IOException, InterruptedException {
    Path jpackage = jdk.resolve("bin").resolve(isWindows() ? "jpackage.exe" : "jpackage");
    if (!Files.isExecutable(jpackage) || !Files.isDirectory(jdk.resolve("jmods"))) {
      return Outcome.bad("app.package.jdk", jdk);
    }
    List<String> missing = kind == Kind.DEB ? missing(System.getenv("PATH")) : List.of();
    if (!missing.isEmpty()) {
      return Outcome.bad("app.package.tools", String.join(", ", missing));
    }
    Path there = kind == Kind.DEB ? out.resolve(debName()) : out.resolve("lossmith");
    if (Files.exists(there)) {
      return Outcome.bad("app.package.there", there);
    }
    Path work = Files.createTempDirectory(out, ".lossmith-package");
    try {
      return build(kind, classPath, jpackage, work).then(made -> moved(made, there));
    } finally {
      delete(work);
    }
  }

  /** What jpackage runs to make a .deb and the folders of {@code path} do not have. */
  static List<String> missing(@Nullable String path) {
    List<String> folders = List.of((path == null ? "" : path).split(File.pathSeparator));
    return DEB_TOOLS.stream()
        .filter(tool -> folders.stream().noneMatch(in -> Files.isExecutable(Path.of(in, tool))))
        .toList();
  }

  private String debName() {
    String architecture = System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "amd64";
    return "lossmith_" + version + "-1_" + architecture + ".deb";
  }

  private static Outcome<Path> moved(Path made, Path target) {
    try {
      return Outcome.ok(Files.move(made, target));
    } catch (IOException e) {
      return Outcome.bad("app.package.failed", String.valueOf(e.getMessage()));
    }
  }

  private Outcome<Path> build(Kind kind, String classPath, Path jpackage, Path work)
      throws IOException, InterruptedException {
    List<String> jars = ClassPathJars.copy(classPath, work.resolve("jars"));
    Path icon = copied("lossmith.png", work);
    Path image = work.resolve("lossmith");
    Outcome<Path> made = run(imageCommand(jpackage, work, jars.get(0), icon), image);
    if (kind == Kind.APP_IMAGE || !made.isOk()) {
      return made;
    }
    return run(debCommand(jpackage, work, icon), work.resolve(debName()));
  }

  private List<String> imageCommand(Path jpackage, Path work, String mainJar, Path icon)
      throws IOException {
    List<String> command = common(jpackage, Kind.APP_IMAGE);
    add(command, "--dest", work.toString(), "--input", work.resolve("jars").toString());
    add(command, "--main-jar", mainJar, "--main-class", MAIN);
    add(command, "--jlink-options", JLINK, "--icon", icon.toString());
    add(
        command,
        "--java-options",
        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:NewSize=200m -XX:MetaspaceSize=64m");
    return command;
  }

  private List<String> debCommand(Path jpackage, Path work, Path icon) throws IOException {
    List<String> command = common(jpackage, Kind.DEB);
    add(command, "--resource-dir", desktopEntry(work.resolve("entry")).toString());
    add(command, "--linux-package-deps", WINDOW_PACKAGES);
    add(command, "--vendor", "The Lossmith authors", "--linux-deb-maintainer", MAINTAINER);
    add(command, "--about-url", "https://github.com/lossmith/lossmith");
    add(command, "--dest", work.toString(), "--app-image", work.resolve("lossmith").toString());
    add(command, "--icon", icon.toString(), "--linux-shortcut", "--linux-menu-group", "Science");
    add(command, "--linux-app-category", "science", "--linux-package-name", "lossmith");
    Path design = association(work, icon, "design", DesignFile.SUFFIX);
    Path lesson = association(work, icon, "lesson", LessonFile.SUFFIX);
    add(command, "--file-associations", design.toString());
    add(command, "--file-associations", lesson.toString());
    add(command, "--description", "A workbench for gradient engineering of loss functions");
    return command;
  }

  private List<String> common(Path jpackage, Kind kind) {
    return new ArrayList<>(
        List.of(
            jpackage.toString(),
            "--type",
            kind.option(),
            "--name",
            "lossmith",
            "--app-version",
            version));
  }

  private static void add(List<String> command, String... arguments) {
    command.addAll(List.of(arguments));
  }

  /**
   * jpackage's own entry leaves out that files are handed over, and the main category; its own
   * installation fails on a machine without a desktop, which has not these folders.
   */
  private static Path desktopEntry(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("postinst"),
        """
        #!/bin/sh
        set -e
        if [ "$1" = configure ]; then
          mkdir -p /usr/share/applications /usr/share/desktop-directories
        DESKTOP_COMMANDS_INSTALL
        fi
        exit 0
        """);
    Files.writeString(
        folder.resolve("lossmith.desktop"),
        """
        [Desktop Entry]
        Type=Application
        Name=Lossmith
        GenericName=Gradient engineering
        Comment=APPLICATION_DESCRIPTION
        Exec=APPLICATION_LAUNCHER %U
        Icon=APPLICATION_ICON
        Terminal=false
        Categories=Education;Science;
        StartupWMClass=io.github.lossmith.app.window.LossmithWindow
        MimeType=application/x-lossmith-design;application/x-lossmith-lesson;x-scheme-handler/lossmith;
        """);
    return folder;
  }

  /** jpackage knows no extension with a dot in it, so the last part and a type of its own. */
  private static Path association(Path work, Path icon, String kind, String suffix)
      throws IOException {
    return Files.writeString(
        work.resolve(kind + ".properties"),
        "extension="
            + suffix.substring(1)
            + "\nmime-type=application/x-lossmith-"
            + kind
            + "\ndescription=Lossmith "
            + kind
            + "\nicon="
            + icon.toString().replace("\\", "\\\\")
            + "\n");
  }

  private static Path copied(String name, Path folder) throws IOException {
    Path target = folder.resolve(name);
    try (InputStream in = Messages.class.getResourceAsStream("icon/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no icon " + name);
      }
      Files.copy(in, target);
    }
    return target;
  }

  private static Outcome<Path> run(List<String> command, Path result)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(QUICK_DEB);
    Process process = builder.start();
    process.getOutputStream().close();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() == 0) {
      return Outcome.ok(result);
    }
    List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
    String last = lines.isEmpty() ? "no reason given" : lines.get(lines.size() - 1);
    return Outcome.bad("app.package.failed", last.replace(File.separatorChar, '/'));
  }

  /** The bytes of a file, or of everything in a folder. */
  public static long size(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }
}
