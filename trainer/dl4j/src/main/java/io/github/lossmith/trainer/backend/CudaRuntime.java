package io.github.lossmith.trainer.backend;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.RequiredFiles;
import io.github.lossmith.trainer.catalog.FetchCatalog;
import io.github.lossmith.trainer.catalog.FileSet;
import io.github.lossmith.trainer.catalog.RemoteFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The jars that replace ND4J's CPU backend by CUDA 11.6 with cuDNN: fetched once, with consent,
 * into a folder of the user, and put on the class path of a training process in place of {@code
 * nd4j-native}. No class of Lossmith changes.
 */
public final class CudaRuntime {
  /** The size that JavaCPP unpacks from the jars into its cache at the first start. */
  private static final long UNPACKED_MIB = 4500;

  private final Path folder;
  private final String platform;
  private final FileSet files;

  /**
   * @param folder where the jars are, or will be
   * @param platform such as {@code linux-x86_64}
   */
  public CudaRuntime(Path folder, String platform) {
    this(folder, platform, FetchCatalog.gpu());
  }

  CudaRuntime(Path folder, String platform, FileSet all) {
    this.folder = folder;
    this.platform = platform;
    this.files = all.only(List.of("any", platform));
  }

  /** The jars for this machine, in that cache. */
  public static CudaRuntime inCache(Path cache) {
    return new CudaRuntime(cache.resolve("cuda-11.6"), thisPlatform());
  }

  private static String thisPlatform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String system = os.contains("win") ? "windows" : os.contains("mac") ? "macosx" : "linux";
    String arch = System.getProperty("os.arch", "");
    boolean usual = arch.equals("amd64") || arch.equals("x86_64");
    return system + "-" + (usual ? "x86_64" : arch);
  }

  /** Whether there are kernels for this platform at all: Linux and Windows on x86-64. */
  private boolean isPublished() {
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

  /** The same, with the target folder and the disk space. */
  public RequiredFiles required() {
    return new RequiredFiles(folder, missing(), UNPACKED_MIB);
  }

  /** Why there are no kernels for this platform; empty where there are. */
  public Optional<Problem> unsupported() {
    return isPublished()
        ? Optional.empty()
        : Optional.of(Problem.of("trainer.gpu.platform", platform.isEmpty() ? "?" : platform));
  }

  /** Class path entries with these jars first and without the CPU backend. */
  public List<String> classPath(List<String> cpuClassPath) {
    List<String> entries = new ArrayList<>();
    files.files().forEach(file -> entries.add(folder.resolve(file.name()).toString()));
    cpuClassPath.stream().filter(entry -> !isCpuBackend(entry)).forEach(entries::add);
    return entries;
  }

  private static boolean isCpuBackend(String entry) {
    String name = entry.substring(entry.lastIndexOf(File.separatorChar) + 1);
    return name.matches("nd4j-native-[0-9].*\\.jar");
  }
}
