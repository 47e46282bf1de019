package io.github.lossmith.app.train.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** A folder dragged onto a form; files are left to the window. */
final class FolderDrop {
  private FolderDrop() {}

  /** Lets {@code form} take a folder. */
  static void accept(Node form, Consumer<Path> take) {
    form.setOnDragOver(
        event -> {
          if (folder(event).isPresent()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    form.setOnDragDropped(
        event -> {
          Optional<File> dropped = folder(event);
          if (dropped.isPresent()) {
            take.accept(dropped.get().toPath());
            event.setDropCompleted(true);
            event.consume();
          }
        });
  }

  private static Optional<File> folder(DragEvent event) {
    return event.getDragboard().getFiles().stream().filter(File::isDirectory).findFirst();
  }
}
