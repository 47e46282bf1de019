package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.MenuEntry;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.MenuEntry.Line;
import io.github.lossmith.app.screen.UserAction;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** What can be done with designs: the menus File and Edit, and the buttons over the list. */
final class DesignActions {
  private final DesignContext studio;
  private final UserAction fresh;
  private final UserAction open;
  private final UserAction duplicate;
  private final UserAction remove;
  private final UserAction undo;
  private final UserAction redo;

  DesignActions(DesignContext studio) {
    this.studio = studio;
    DesignsModel bench = studio.bench();
    ObservableValue<Boolean> own =
        Bindings.createBooleanBinding(
            () -> !bench.current().isPreset(), bench.inHand(), bench.sheets());
    fresh = UserAction.of("app.file.new", "fth-file-plus", "Shortcut+N", this::begin);
    open =
        UserAction.of(
            "app.file.open", "fth-folder", "Shortcut+O", () -> studio.files().openDialog());
    duplicate = UserAction.of("app.file.duplicate", "fth-copy", "Shortcut+D", bench::duplicate);
    remove = UserAction.of("app.file.delete", "fth-trash-2", null, this::delete).when(own);
    undo = step("app.edit.undo", "fth-corner-up-left", "Shortcut+Z", bench::undo, true);
    redo = step("app.edit.redo", "fth-corner-up-right", "Shortcut+Shift+Z", bench::redo, false);
  }

  private UserAction step(String key, String icon, String keys, Runnable run, boolean back) {
    UndoHistory<DesignsState> history = studio.bench().history();
    ObservableValue<Optional<String>> name = back ? history.undoName() : history.redoName();
    return UserAction.of(key, icon, keys, run)
        .when(name.map(Optional::isPresent))
        .naming(name.map(step -> step.map(studio.desk().texts()::text).orElse("")));
  }

  List<UserAction> listTools() {
    return List.of(fresh, open, duplicate, remove);
  }

  List<UserAction> stepTools() {
    return List.of(undo, redo);
  }

  /** What the secondary mouse button offers on a design. */
  List<MenuEntry> ofDesign() {
    DesignsModel bench = studio.bench();
    DesignFiles files = studio.files();
    return List.of(
        UserAction.of(
            "app.list.only", "fth-target", null, () -> bench.tickOnly(bench.inHand().get())),
        UserAction.of("app.list.toggle", "fth-check-square", null, this::toggle),
        new Line(),
        duplicate,
        UserAction.of("app.file.rename", "", null, this::rename),
        remove,
        new Line(),
        UserAction.of("app.file.save", "fth-save", null, files::save),
        UserAction.of("app.file.saveas", "", null, files::saveAs));
  }

  private void toggle() {
    DesignsModel bench = studio.bench();
    long id = bench.inHand().get();
    bench.tick(id, !bench.ticked().contains(id));
  }

  Group file(Group exports) {
    DesignFiles files = studio.files();
    return new Group(
        "app.menu.file",
        List.of(
            fresh,
            open,
            new MenuEntry.Files("app.file.recent", files::recent),
            new Line(),
            UserAction.of("app.file.save", "fth-save", "Shortcut+S", files::save),
            UserAction.of("app.file.saveas", "", "Shortcut+Shift+S", files::saveAs),
            exports,
            new Line(),
            duplicate,
            UserAction.of("app.file.rename", "", "F2", this::rename),
            remove));
  }

  Group edit() {
    return new Group("app.menu.edit", List.of(undo, redo));
  }

  void rename() {
    OpenDesign sheet = studio.bench().current();
    studio
        .desk()
        .dialogs()
        .line("app.file.rename.name", sheet.design().name())
        .ifPresent(studio.bench()::rename);
  }

  /** The cursor goes into the formula of the new design, from whichever place. */
  private void begin() {
    studio.desk().settings().change(settings -> settings.withPlace("design"));
    studio.bench().add();
  }

  /** No question: undo brings it back. */
  void delete() {
    OpenDesign sheet = studio.bench().current();
    if (!sheet.isPreset()) {
      studio.bench().delete();
      studio.desk().notices().say("app.file.deleted", sheet.design().name());
    }
  }
}
