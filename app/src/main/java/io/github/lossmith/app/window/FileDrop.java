package io.github.lossmith.app.window;

import io.github.lossmith.app.lesson.LessonFile;
import io.github.lossmith.app.screen.Place;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Accepts files that are dragged into the window and passes them to the place that opens them. */
final class FileDrop {
  private final Shell shell;

  FileDrop(Shell shell) {
    this.shell = shell;
  }

  void watch(Scene scene) {
    scene.setOnDragOver(this::over);
    scene.setOnDragDropped(this::dropped);
  }

  private void over(DragEvent event) {
    if (files(event).stream().anyMatch(file -> place(file).isPresent())) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    List<Path> files = files(event);
    open(files);
    event.setDropCompleted(!files.isEmpty());
    event.consume();
  }

  void open(List<Path> files) {
    files.forEach(file -> place(file).ifPresent(place -> open(place, file)));
  }

  /** A lesson brings its own place to the front. */
  private void open(Place place, Path file) {
    if (!LessonFile.isLesson(file)) {
      shell.front().set(place);
    }
    place.open(file);
  }

  private Optional<Place> place(Path file) {
    return shell.places().stream().filter(place -> place.accepts(file)).findFirst();
  }

  private static List<Path> files(DragEvent event) {
    return event.getDragboard().getFiles().stream().map(File::toPath).toList();
  }
}
