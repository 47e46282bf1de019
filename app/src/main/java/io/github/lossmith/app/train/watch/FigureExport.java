package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.render.FigureFile;
import io.github.lossmith.plotting.render.FileFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/** Writes the figure on the screen to a file. */
public final class FigureExport {
  private final AppServices services;
  private final Supplier<@Nullable Figure> figure;

  public FigureExport(AppServices services, Supplier<@Nullable Figure> figure) {
    this.services = services;
    this.figure = figure;
  }

  /** Adds an entry for each format to a menu. */
  public void fill(List<MenuItem> menu, String suggestion) {
    for (FileFormat format : FileFormat.values()) {
      MenuItem item = new MenuItem(format.name());
      item.setOnAction(event -> save(format, suggestion));
      menu.add(item);
    }
  }

  private void save(FileFormat format, String suggestion) {
    Optional<Figure> shown = Optional.ofNullable(figure.get());
    FileKind kind = new FileKind("app.train.figure.save", List.of(format.suffix()));
    if (shown.isPresent()) {
      services
          .dialogs()
          .save(kind, suggestion + "." + format.suffix())
          .ifPresent(file -> write(shown.get(), file, format));
    }
  }

  private void write(Figure shown, Path file, FileFormat format) {
    services.tasks().background(() -> FigureFile.write(shown, file, format), this::tell);
  }

  private void tell(Outcome<Path> written) {
    written.failure().ifPresent(services.notices()::warn);
    written.toOptional().ifPresent(file -> services.notices().say("app.train.figure.saved", file));
  }
}
