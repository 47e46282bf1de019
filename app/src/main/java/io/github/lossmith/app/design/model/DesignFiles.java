package io.github.lossmith.app.design.model;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.MenuEntry.Named;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** The files of the designs, which of them are unsaved, and the recent files. */
public final class DesignFiles {
  private static final FileKind KIND =
      new FileKind("app.files.kind", List.of(DesignFile.SUFFIX.substring(1)));

  /** What the dialog that opens offers. */
  private static final FileKind OPENED =
      new FileKind("app.files.opened.kind", List.of(DesignFile.SUFFIX.substring(1), "lesson.json"));

  private static final String SAVE = "app.files.unsaved.save";
  private static final String KEEP = "app.files.unsaved.keep";
  private static final String DISCARD = "app.files.unsaved.discard";
  private static final String CANCEL = "app.dialog.cancel";

  /**
   * Characters; at three bytes each, a name with its extension fits the 255 bytes of file systems.
   */
  private static final int LONGEST_NAME = 70;

  private static final Duration LOOK = Duration.ofSeconds(2);
  private final AppServices services;
  private final DesignsModel designs;
  private final LossImport imports;
  private final Map<Long, Path> files = new HashMap<>();
  private final Map<Long, Design> saved = new HashMap<>();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private Predicate<Path> elsewhere = file -> false;

  public DesignFiles(AppServices services, DesignsModel designs) {
    this.services = services;
    this.designs = designs;
    imports = new LossImport(services, designs);
  }

  /** Changes whenever the state of a file changes, for observers. */
  public ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  public Map<Long, Path> files() {
    return Map.copyOf(files);
  }

  /** Whether a design of the user differs from its file, or has none. */
  public boolean unsaved(OpenDesign openDesign) {
    return !openDesign.isPreset() && !openDesign.design().equals(saved.get(openDesign.id()));
  }

  private List<OpenDesign> unsaved() {
    return designs.ownWork().state().openDesigns().stream().filter(this::unsaved).toList();
  }

  public void openDialog() {
    services.dialogs().open(OPENED).ifPresent(this::open);
  }

  /** Asks for a file of probe.py. */
  public void importDialog() {
    imports.openDialog();
  }

  /** Files that something else opens: it is asked first, and opens those for which it is true. */
  public void handOver(Predicate<Path> opener) {
    elsewhere = opener;
  }

  /**
   * Opens a design file, or imports a file of probe.py; a design that is open already becomes the
   * current one.
   */
  public void open(Path given) {
    Path file = given.toAbsolutePath().normalize();
    if (elsewhere.test(file)) {
      return;
    }
    if (LossImport.isProbe(file)) {
      imports.read(file);
      return;
    }
    Optional<Long> there =
        files.entrySet().stream()
            .filter(entry -> entry.getValue().equals(file))
            .map(Map.Entry::getKey)
            .filter(id -> designs.designs().openDesign(id).isPresent())
            .findFirst();
    if (there.isPresent()) {
      designs.selectedDesign().set(there.get());
    } else {
      read(file);
    }
  }

  private void read(Path file) {
    DesignFile.read(file)
        .fold(
            design -> {
              remember(designs.open(design), file, design);
              services.notices().say("app.files.opened", file.getFileName());
              return true;
            },
            problem -> refused(file, problem));
  }

  private boolean refused(Path file, Problem problem) {
    if (!Files.exists(file)) {
      services.settings().change(settings -> settings.withoutRecent(file));
    }
    services.notices().warn(problem);
    services.dialogs().tell(problem);
    return false;
  }

  private void remember(long id, Path file, Design design) {
    files.put(id, file);
    saved.put(id, design);
    designs.ownWork().saved(id);
    services.settings().change(settings -> settings.withRecent(file));
    changes.set(changes.get() + 1);
  }

  /** Saves the current design; false if it was not saved. */
  public boolean save() {
    designs.endGesture();
    return save(designs.current());
  }

  private boolean save(OpenDesign openDesign) {
    Path file = files.get(openDesign.id());
    return file == null ? saveAs(openDesign) : write(openDesign, file);
  }

  public boolean saveAs() {
    designs.endGesture();
    return saveAs(designs.current());
  }

  private boolean saveAs(OpenDesign openDesign) {
    String suggestion = fileName(openDesign.design().name()) + DesignFile.SUFFIX;
    return services
        .dialogs()
        .save(KIND, suggestion)
        .map(file -> write(openDesign, file))
        .orElse(false);
  }

  /** The name without characters that some file system rejects. */
  public static String fileName(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]+", "-");
    String bare = plain.replaceAll("^[\\s.-]+|[\\s.-]+$", "");
    String shortened = bare.length() <= LONGEST_NAME ? bare : bare.substring(0, LONGEST_NAME);
    return shortened.isEmpty() ? "design" : shortened.strip();
  }

  private boolean write(OpenDesign openDesign, Path given) {
    Path file = given.toAbsolutePath().normalize();
    return DesignFile.write(openDesign.design(), file)
        .fold(
            written -> {
              remember(openDesign.id(), file, openDesign.design());
              services.notices().say("app.files.saved", file);
              return true;
            },
            problem -> refused(file, problem));
  }

  /** The recent files, for the menu. */
  public List<Named> recent() {
    return services.settings().get().recent().stream()
        .map(file -> new Named(file.toString(), () -> open(file)))
        .toList();
  }

  /** Checks periodically whether a file was removed. */
  public void watch() {
    services.tasks().later(LOOK, this::lookForLosses);
  }

  private void lookForLosses() {
    Map<Long, Path> known = new HashMap<>(files);
    known.keySet().retainAll(saved.keySet());
    services
        .tasks()
        .background(
            () -> Outcome.ok(missing(known)), gone -> lost(gone.toOptional().orElse(Map.of())));
  }

  private static Map<Long, Path> missing(Map<Long, Path> known) {
    Map<Long, Path> gone = new HashMap<>(known);
    gone.values().removeIf(Files::exists);
    return gone;
  }

  /** Designs whose files were removed are unsaved again, and the user is told. */
  private void lost(Map<Long, Path> gone) {
    for (OpenDesign openDesign : designs.designs().openDesigns()) {
      Path file = gone.get(openDesign.id());
      if (file != null && saved.remove(openDesign.id()) != null) {
        changes.set(changes.get() + 1);
        services.notices().warn(Problem.of("app.files.gone", file, openDesign.design().name()));
      }
    }
    watch();
  }

  /**
   * Restores the files after a restart; their present content decides which designs are unsaved.
   */
  public void restore(Map<Long, Path> known) {
    known.forEach(
        (id, file) -> {
          files.put(id, file);
          DesignFile.read(file).toOptional().ifPresent(design -> saved.put(id, design));
        });
    changes.set(changes.get() + 1);
  }

  /** Asks what to do with unsaved designs; false to keep the window open. */
  public boolean mayClose() {
    designs.endGesture();
    List<OpenDesign> left = unsaved();
    if (left.isEmpty()) {
      return true;
    }
    String names =
        String.join(", ", left.stream().map(openDesign -> openDesign.design().name()).toList());
    return switch (services
        .dialogs()
        .ask("app.files.unsaved", List.of(SAVE, KEEP, DISCARD, CANCEL), names)) {
      case SAVE -> left.stream().allMatch(this::save);
      case KEEP -> true;
      case DISCARD -> discard(left);
      default -> false;
    };
  }

  private boolean discard(List<OpenDesign> left) {
    for (OpenDesign openDesign : left) {
      Design before = saved.get(openDesign.id());
      designs.revert(openDesign, Optional.ofNullable(before));
    }
    return true;
  }
}
