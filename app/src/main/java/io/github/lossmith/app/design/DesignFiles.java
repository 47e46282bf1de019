package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.MenuEntry.Named;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** Which design stands in which file, what is not saved, and the recent files. */
final class DesignFiles {
  private static final FileKind KIND =
      new FileKind("app.files.kind", List.of(DesignFile.SUFFIX.substring(1)));
  private static final String SAVE = "app.files.unsaved.save";
  private static final String KEEP = "app.files.unsaved.keep";
  private static final String DISCARD = "app.files.unsaved.discard";
  private static final String CANCEL = "app.dialog.cancel";

  /** With three bytes a letter and the ending it still fits the 255 of a file system. */
  private static final int LONGEST_NAME = 70;

  private static final Duration LOOK = Duration.ofSeconds(2);
  private final AppServices desk;
  private final DesignsModel bench;
  private final Map<Long, Path> files = new HashMap<>();
  private final Map<Long, Design> saved = new HashMap<>();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  DesignFiles(AppServices desk, DesignsModel bench) {
    this.desk = desk;
    this.bench = bench;
  }

  /** Counts what happens to files, for those who show it. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  Map<Long, Path> files() {
    return Map.copyOf(files);
  }

  /** Whether a design of the user differs from its file, or has none. */
  boolean unsaved(OpenDesign sheet) {
    return !sheet.isPreset() && !sheet.design().equals(saved.get(sheet.id()));
  }

  private List<OpenDesign> unsaved() {
    return bench.bench().sheets().stream().filter(this::unsaved).toList();
  }

  void openDialog() {
    desk.dialogs().open(KIND).ifPresent(this::open);
  }

  /** Opens a design file; one that is open already comes into the hand. */
  void open(Path given) {
    Path file = given.toAbsolutePath().normalize();
    Optional<Long> there =
        files.entrySet().stream()
            .filter(entry -> entry.getValue().equals(file))
            .map(Map.Entry::getKey)
            .filter(id -> bench.bench().sheet(id).isPresent())
            .findFirst();
    if (there.isPresent()) {
      bench.inHand().set(there.get());
    } else {
      read(file);
    }
  }

  private void read(Path file) {
    DesignFile.read(file)
        .fold(
            design -> {
              remember(bench.open(design), file, design);
              desk.notices().say("app.files.opened", file.getFileName());
              return true;
            },
            problem -> refused(file, problem));
  }

  private boolean refused(Path file, Problem problem) {
    if (!Files.exists(file)) {
      desk.settings().change(settings -> settings.withoutRecent(file));
    }
    desk.notices().warn(problem);
    desk.dialogs().tell(problem);
    return false;
  }

  private void remember(long id, Path file, Design design) {
    files.put(id, file);
    saved.put(id, design);
    desk.settings().change(settings -> settings.withRecent(file));
    changes.set(changes.get() + 1);
  }

  /** Saves the design in hand; false if it is not saved. */
  boolean save() {
    bench.settle();
    return save(bench.current());
  }

  private boolean save(OpenDesign sheet) {
    Path file = files.get(sheet.id());
    return file == null ? saveAs(sheet) : write(sheet, file);
  }

  boolean saveAs() {
    bench.settle();
    return saveAs(bench.current());
  }

  private boolean saveAs(OpenDesign sheet) {
    String suggestion = fileName(sheet.design().name()) + DesignFile.SUFFIX;
    return desk.dialogs().save(KIND, suggestion).map(file -> write(sheet, file)).orElse(false);
  }

  /** The name as it is written, but for what some file system does not take. */
  static String fileName(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]+", "-");
    String bare = plain.replaceAll("^[\\s.-]+|[\\s.-]+$", "");
    String shortened = bare.length() <= LONGEST_NAME ? bare : bare.substring(0, LONGEST_NAME);
    return shortened.isEmpty() ? "design" : shortened.strip();
  }

  private boolean write(OpenDesign sheet, Path given) {
    Path file = given.toAbsolutePath().normalize();
    return DesignFile.write(sheet.design(), file)
        .fold(
            written -> {
              remember(sheet.id(), file, sheet.design());
              desk.notices().say("app.files.saved", file);
              return true;
            },
            problem -> refused(file, problem));
  }

  /** The recent files, for the menu. */
  List<Named> recent() {
    return desk.settings().get().recent().stream()
        .map(file -> new Named(file.toString(), () -> open(file)))
        .toList();
  }

  /** Looks now and then whether a file was taken away. */
  void watch() {
    desk.tasks().later(LOOK, this::lookForLosses);
  }

  private void lookForLosses() {
    Map<Long, Path> known = new HashMap<>(files);
    known.keySet().retainAll(saved.keySet());
    desk.tasks()
        .background(
            () -> {
              known.values().removeIf(Files::exists);
              desk.tasks().onScreen(() -> lost(known));
            });
  }

  /** Designs whose files are gone are unsaved again, and the user hears of it. */
  private void lost(Map<Long, Path> gone) {
    for (OpenDesign sheet : bench.bench().sheets()) {
      Path file = gone.get(sheet.id());
      if (file != null && saved.remove(sheet.id()) != null) {
        changes.set(changes.get() + 1);
        desk.notices().warn(Problem.of("app.files.gone", file, sheet.design().name()));
      }
    }
    watch();
  }

  /** Takes up files after a restart; what they hold by now decides what is unsaved. */
  void restore(Map<Long, Path> known) {
    known.forEach(
        (id, file) -> {
          files.put(id, file);
          DesignFile.read(file).toOptional().ifPresent(design -> saved.put(id, design));
        });
    changes.set(changes.get() + 1);
  }

  /** Asks what is to become of unsaved designs; false if the window shall stay. */
  boolean mayClose() {
    bench.settle();
    List<OpenDesign> left = unsaved();
    if (left.isEmpty()) {
      return true;
    }
    String names = String.join(", ", left.stream().map(sheet -> sheet.design().name()).toList());
    return switch (desk.dialogs()
        .ask("app.files.unsaved", List.of(SAVE, KEEP, DISCARD, CANCEL), names)) {
      case SAVE -> left.stream().allMatch(this::save);
      case KEEP -> true;
      case DISCARD -> discard(left);
      default -> false;
    };
  }

  private boolean discard(List<OpenDesign> left) {
    for (OpenDesign sheet : left) {
      Design before = saved.get(sheet.id());
      bench.revert(sheet, Optional.ofNullable(before));
    }
    return true;
  }
}
