package io.github.lossmith.trainer.run;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.trainer.lock.RunLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The layout of one run: one call of {@code train}, one experiment, whose losses are trained one
 * after another, or in turns, in this directory. Every metric line names its loss; checkpoints and
 * sample detections lie in a folder a loss.
 *
 * <pre>
 * experiment.json                                 what was asked, complete
 * state.json                                      {@link RunState}, replaced atomically
 * metrics.jsonl                                   lines of metrics, append only
 * events.out.tfevents.*                           the same scalars for TensorBoard
 * checkpoints/LOSS/step-NNNNNNN.*, best.*         complete, in the form of the engine
 * detections/LOSS/NNNNNNN/IMAGE.png               sample test images with boxes, an evaluation a folder
 * detections/LOSS/NNNNNNN/anchors.json            some anchors of each bin of p_t
 * stopped/LOSS.json                               where a loss is trained no further
 * engine.json                                     the engine that began it, and the device
 * program.py                                      what a Python runs, of an engine that needs one
 * log.txt
 * run.lock                                        held by the writing process
 * run.owner                                       names it, on a disk of several machines
 * task.lock                                       held by who starts it, as a task of several runs
 * failures.json                                   how often it failed without getting on, as a task
 * </pre>
 *
 * <p>LOSS is {@link #folderName}. A directory in state QUEUED holds {@code experiment.json}, {@code
 * engine.json} and {@code state.json} only; {@code train DIR/experiment.json --out DIR} takes it
 * over.
 */
public record RunDirectory(Path path) {
  public static final String EXPERIMENT = "experiment.json";
  public static final String STATE = "state.json";
  public static final String METRICS = "metrics.jsonl";
  public static final String LOG = "log.txt";
  static final String ENGINE = "engine.json";
  static final String DEVICE = "device.txt";
  static final String PROGRAM = "program.py";
  static final String LOCK = "run.lock";
  static final String CLAIM = "task.lock";
  static final String FAILURES = "failures.json";

  /** The locks and, where several machines share the disk, the files that name their holders. */
  static final List<String> LOCKS = List.of(LOCK, "run.owner", CLAIM, "task.owner");

  /** state.json has some hundred bytes and the reason of a failure. */
  private static final long MAX_STATE_BYTES = 1 << 16;

  /** The directory's own name. */
  public String name() {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? path.toString() : name.toString();
  }

  public Path experiment() {
    return path.resolve(EXPERIMENT);
  }

  public Path metrics() {
    return path.resolve(METRICS);
  }

  public Path log() {
    return path.resolve(LOG);
  }

  /** The engine and device, since version 0.2. */
  public Path engine() {
    return path.resolve(ENGINE);
  }

  /** The file of version 0.1.0 that contains {@code gpu} if the run was to be trained on a card. */
  public Path device() {
    return path.resolve(DEVICE);
  }

  /** The program of an engine that a Python runs, made anew at each start. */
  public Path program() {
    return path.resolve(PROGRAM);
  }

  /** Deletes temporary files of a killed writer; only for the holder of the lock. */
  public void sweep() {
    AtomicFile.sweep(path, Duration.ZERO);
    try (Stream<Path> files = Files.walk(checkpoints(), 2)) {
      files.filter(RunDirectory::isUnfinished).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException none) {
      // Without checkpoints, or where they may not be read, nothing is left.
    }
  }

  private static boolean isUnfinished(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(".new");
  }

  /** Whether this looks like a run. */
  public boolean exists() {
    return Files.isRegularFile(path.resolve(STATE));
  }

  /** The folder that has a folder of checkpoints for each loss. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** The folder that has a file for each loss that is trained no further. */
  public Path stopped() {
    return path.resolve("stopped");
  }

  /** The folder of a loss's checkpoints. */
  public Path checkpoints(String loss) {
    return FolderName.in(checkpoints(), loss);
  }

  /** The folder of the sample images after so many steps. */
  public Path detections(String loss, long iteration) {
    return detections(loss).resolve(String.format(Locale.ROOT, "%07d", iteration));
  }

  /** The evaluations that have sample images, increasing. */
  public List<Long> detectionIterations(String loss) throws IOException {
    return numbered(detections(loss), "", "");
  }

  /** Deletes the sample images of a loss after so many steps. */
  public void deleteDetections(String loss, long iteration) throws IOException {
    RunRemoval.deleteTree(detections(loss, iteration));
  }

  /** Deletes a folder that a program of ours has filled below a run or a sweep. */
  public void deleteFolder(String name) throws IOException {
    RunRemoval.deleteTree(path.resolve(name));
  }

  private Path detections(String loss) {
    return FolderName.in(path.resolve("detections"), loss);
  }

  /** The folder of a loss below those of checkpoints and detections; see {@link FolderName}. */
  public static String folderName(String loss) {
    return FolderName.of(loss);
  }

  /** The state; empty if there is none or it cannot be parsed. */
  public Optional<RunState> state() throws IOException {
    Path file = path.resolve(STATE);
    try {
      if (Files.size(file) > MAX_STATE_BYTES) {
        return Optional.empty();
      }
      return RunStateJson.read(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Replaces the state; creates the directory if it is missing. */
  public void write(RunState state) throws IOException {
    Files.createDirectories(path);
    AtomicFile.replace(path.resolve(STATE), RunStateJson.write(state));
  }

  /**
   * Takes the exclusive right to write here, held until it is closed; empty if another run has it.
   * Waits for a sign of one that may still live on another machine, at most {@link
   * RunLock#SILENCE}.
   */
  public Optional<RunLock> lock() throws IOException {
    Files.createDirectories(path);
    return RunLock.take(path.resolve(LOCK), List.of(path.resolve(STATE)));
  }

  /** Machine, process and job that hold the lock; empty on a disk of this machine alone. */
  public Optional<String> owner() {
    return RunLock.ownerOf(path.resolve(LOCK));
  }

  /**
   * Takes the exclusive right to start the training here as one of several, held until it is
   * closed; empty if somebody else has it.
   */
  public Optional<RunLock> claim() throws IOException {
    Files.createDirectories(path);
    return RunLock.take(path.resolve(CLAIM), List.of(path.resolve(STATE)));
  }

  /** Whether a file of a directory is what its holders leave, before there is a run. */
  public static boolean isLock(Path file) {
    String name = String.valueOf(file.getFileName());
    return LOCKS.contains(name) || name.startsWith(".");
  }

  /** How often the run failed without getting on, see the tasks of a sweep. */
  public Path failures() {
    return path.resolve(FAILURES);
  }

  /**
   * Deletes the run's files; other files in the directory stay.
   *
   * @return false, and nothing is deleted, where a process is writing here
   */
  public boolean delete() throws IOException {
    Optional<RunLock> lock = lock();
    if (lock.isEmpty()) {
      return false;
    }
    lock.get().close();
    RunRemoval.delete(path);
    return true;
  }

  /** The numbers in the names of a folder's files between two texts, increasing. */
  public static List<Long> numbered(Path folder, String before, String after) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Long> numbers = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          file -> number(file.getFileName().toString(), before, after).ifPresent(numbers::add));
    }
    Collections.sort(numbers);
    return numbers;
  }

  private static Optional<Long> number(String name, String before, String after) {
    if (!name.startsWith(before) || !name.endsWith(after)) {
      return Optional.empty();
    }
    String digits = name.substring(before.length(), name.length() - after.length());
    return digits.matches("[0-9]{1,12}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }
}
