package io.github.lossmith.app.design.figure;

import io.github.lossmith.app.design.model.BackgroundWriter;
import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.MenuEntry;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.export.ExportTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The export of a loss to other programs. */
public final class ExportActions {
  private final DesignContext context;
  private final BackgroundWriter post;

  public ExportActions(DesignContext context) {
    this.context = context;
    post = new BackgroundWriter(context.services());
  }

  public Group menu() {
    List<MenuEntry> entries = new ArrayList<>();
    for (ExportTarget target : ExportTarget.values()) {
      String key = "app.export.to." + target.name().toLowerCase(Locale.ROOT);
      entries.add(UserAction.of(key, "", null, () -> export(target)));
    }
    return new Group("app.export.menu", entries);
  }

  private void export(ExportTarget target) {
    context.designs().endGesture();
    Design design = context.designs().current().design();
    String name = target.fileName(design);
    FileKind kind =
        new FileKind("app.export.kind", List.of(name.substring(name.lastIndexOf('.') + 1)));
    context
        .services()
        .dialogs()
        .save(kind, name)
        .ifPresent(
            file ->
                post.write(
                    file,
                    () ->
                        target
                            .text(design)
                            .map(text -> text.getBytes(StandardCharsets.UTF_8))
                            .then(bytes -> AtomicFile.write(file, bytes))));
  }
}
