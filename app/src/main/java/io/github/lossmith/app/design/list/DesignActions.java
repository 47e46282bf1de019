package io.github.lossmith.app.design.list;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignFiles;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.design.model.DesignsState;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.design.model.UndoHistory;
import io.github.lossmith.app.screen.MenuEntry;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.MenuEntry.Line;
import io.github.lossmith.app.screen.UserAction;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** The actions on designs: the menus File and Edit, and the buttons above the list. */
public final class DesignActions {
  private final DesignContext context;
  private final UserAction fresh;
  private final UserAction open;
  private final UserAction duplicate;
  private final UserAction remove;
  private final UserAction undo;
  private final UserAction redo;

  public DesignActions(DesignContext context) {
    this.context = context;
    DesignsModel designs = context.designs();
    ObservableValue<Boolean> own =
        Bindings.createBooleanBinding(
            () -> !designs.current().isPreset(), designs.selectedDesign(), designs.openDesigns());
    fresh = UserAction.of("app.file.new", "fth-file-plus", "Shortcut+N", this::begin);
    open =
        UserAction.of(
            "app.file.open", "fth-folder", "Shortcut+O", () -> context.files().openDialog());
    duplicate = UserAction.of("app.file.duplicate", "fth-copy", "Shortcut+D", designs::duplicate);
    remove = UserAction.of("app.file.delete", "fth-trash-2", null, this::delete).when(own);
    undo = step("app.edit.undo", "fth-corner-up-left", "Shortcut+Z", designs::undo, true);
    redo = step("app.edit.redo", "fth-corner-up-right", "Shortcut+Shift+Z", designs::redo, false);
  }

  private UserAction step(String key, String icon, String keys, Runnable run, boolean back) {
    UndoHistory<DesignsState> history = context.designs().history();
    ObservableValue<Optional<String>> name = back ? history.undoName() : history.redoName();
    return UserAction.of(key, icon, keys, run)
        .when(name.map(Optional::isPresent))
        .naming(name.map(step -> step.map(context.services().texts()::text).orElse("")));
  }

  List<UserAction> listTools() {
    return List.of(fresh, open, duplicate, remove);
  }

  public List<UserAction> stepTools() {
    return List.of(undo, redo);
  }

  /** The context menu of a design. */
  List<MenuEntry> ofDesign() {
    DesignsModel designs = context.designs();
    DesignFiles files = context.files();
    return List.of(
        UserAction.of(
            "app.list.only",
            "fth-target",
            null,
            () -> designs.selection().tickOnly(designs.selectedDesign().get())),
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
    DesignsModel designs = context.designs();
    long id = designs.selectedDesign().get();
    designs.selection().tick(id, !designs.ticked().contains(id));
  }

  public Group file(Group exports) {
    DesignFiles files = context.files();
    return new Group(
        "app.menu.file",
        List.of(
            fresh,
            open,
            new MenuEntry.Files("app.file.recent", files::recent),
            UserAction.of("app.file.import", "fth-log-in", null, files::importDialog),
            new Line(),
            UserAction.of("app.file.save", "fth-save", "Shortcut+S", files::save),
            UserAction.of("app.file.saveas", "", "Shortcut+Shift+S", files::saveAs),
            exports,
            new Line(),
            duplicate,
            UserAction.of("app.file.rename", "", "F2", this::rename),
            remove));
  }

  public Group edit() {
    UserAction play =
        UserAction.of("app.motion.toggle", "fth-play", "Alt+P", () -> context.motion().toggle())
            .when(context.motion().possible());
    return new Group("app.menu.edit", List.of(undo, redo, new Line(), play));
  }

  void rename() {
    OpenDesign openDesign = context.designs().current();
    context
        .services()
        .dialogs()
        .line("app.file.rename.name", openDesign.design().name())
        .ifPresent(context.designs()::rename);
  }

  /** The focus moves to the formula of the new design, from any place. */
  private void begin() {
    context.services().settings().change(settings -> settings.withPlace("design"));
    context.designs().add();
  }

  /** Deletes without asking, because undo restores the design. */
  void delete() {
    OpenDesign openDesign = context.designs().current();
    if (!openDesign.isPreset()) {
      context.designs().delete();
      context.services().notices().say("app.file.deleted", openDesign.design().name());
    }
  }
}
