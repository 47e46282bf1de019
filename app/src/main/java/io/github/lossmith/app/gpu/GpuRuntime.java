package io.github.lossmith.app.gpu;

import io.github.lossmith.app.fetch.Download;
import io.github.lossmith.app.fetch.DownloadTimeouts;
import io.github.lossmith.app.fetch.FetchCatalog;
import io.github.lossmith.app.fetch.FileSet;
import io.github.lossmith.app.fetch.Progress;
import io.github.lossmith.app.fetch.RemoteFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The jars that swap ND4J's CPU backend for CUDA 11.6 with cuDNN: fetched into a folder of the
 * user's once, with consent, and put on the class path of a training process instead of {@code
 * nd4j-native}. No class of Lossmith changes.
 */
public final class GpuRuntime {
  /** What JavaCPP unpacks from the jars into a cache of its own at the first start. */
  private static final long UNPACKED_MIB = 4500;

  private static final String RESIDENT_LIMIT = "-Dorg.bytedeco.javacpp.maxphysicalbytes=";

  private final Path folder;
  private final String platform;
  private final FileSet files;

  /**
   * @param folder where the jars are, or will be
   * @param platform such as {@code linux-x86_64}
   */
  public GpuRuntime(Path folder, String platform) {
    this(folder, platform, FetchCatalog.gpu());
  }

  GpuRuntime(Path folder, String platform, FileSet all) {
    this.folder = folder;
    this.platform = platform;
    this.files = all.only(List.of("any", platform));
  }

  /** For this machine, in that cache. */
  public static GpuRuntime inCache(Path cache) {
    return new GpuRuntime(cache.resolve("cuda-11.6"), thisPlatform());
  }

  private static String thisPlatform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String system = os.contains("win") ? "windows" : os.contains("mac") ? "macosx" : "linux";
    String arch = System.getProperty("os.arch", "");
    boolean usual = arch.equals("amd64") || arch.equals("x86_64");
    return system + "-" + (usual ? "x86_64" : arch);
  }

  /** Where the jars are, or will be. */
  public Path folder() {
    return folder;
  }

  public String platform() {
    return platform.isEmpty() ? "?" : platform;
  }

  /** Whether there are kernels for this platform at all: Linux and Windows on x86-64. */
  public boolean isPublished() {
    return files.files().stream().anyMatch(file -> file.variant().equals(platform));
  }

  private boolean isHere(RemoteFile file) {
    Path jar = folder.resolve(file.name());
    try {
      return Files.isRegularFile(jar) && Files.size(jar) == file.bytes();
    } catch (IOException e) {
      return false;
    }
  }

  /** What still has to be fetched. */
  public List<RemoteFile> missing() {
    return files.files().stream().filter(file -> !isHere(file)).toList();
  }

  /** The size of {@link #missing()}, MiB. */
  public long missingMib() {
    return missing().stream().mapToLong(RemoteFile::bytes).sum() >> 20;
  }

  /** Whether it is all here, or how much has to be fetched. */
  public Problem state() {
    return missing().isEmpty()
        ? Problem.of("app.gpu.here", folder)
        : Problem.of("app.gpu.missing", Long.toString(missingMib()), folder);
  }

  /**
   * Fetches what is missing; to be called with the user's consent only. An interrupted download is
   * resumed.
   *
   * @throws IOException if the folder cannot be written
   */
  public Outcome<Path> fetch(DownloadTimeouts patience, Progress progress)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    long room = folder.toFile().getUsableSpace() >> 20;
    long needed = missing().isEmpty() ? 0 : UNPACKED_MIB + missingMib();
    if (room < needed) {
      return Outcome.bad("app.gpu.room", folder, Long.toString(room), Long.toString(needed));
    }
    for (RemoteFile file : missing()) {
      Outcome<Path> one = new Download(file, folder.resolve(file.name()), patience, progress).run();
      if (!one.isOk()) {
        return one;
      }
    }
    return Outcome.ok(folder);
  }

  /** A class path with these jars first and without the CPU backend. */
  public String classPath(String cpuClassPath) {
    List<String> entries = new ArrayList<>();
    files.files().forEach(file -> entries.add(folder.resolve(file.name()).toString()));
    Arrays.stream(cpuClassPath.split(File.pathSeparator, -1))
        .filter(entry -> !isCpuBackend(entry))
        .forEach(entries::add);
    return entries.stream().collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isCpuBackend(String entry) {
    String name = entry.substring(entry.lastIndexOf(File.separatorChar) + 1);
    return name.matches("nd4j-native-[0-9].*\\.jar");
  }

  /**
   * Makes a training process of the CPU's one for the card: the argument after {@code -cp}, and no
   * limit on the memory that CUDA's own libraries are mapped into.
   */
  public void applyTo(ProcessBuilder process) {
    List<String> command = new ArrayList<>(process.command());
    int place = command.indexOf("-cp") + 1;
    if (place == 0) {
      throw new IllegalArgumentException("no -cp in " + command);
    }
    command.set(place, classPath(command.get(place)));
    command.replaceAll(word -> word.startsWith(RESIDENT_LIMIT) ? RESIDENT_LIMIT + "0" : word);
    process.command(command);
  }
}
