package io.github.lossmith.app.window;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of the whole window: open and painted before each test, closed after it. */
abstract class OpenWindow {
  @TempDir Path home;
  TestWindow window;

  @BeforeEach
  void openWindow() {
    window = TestWindow.open(home);
    window.until("curves", () -> window.curve("loss", "CE").isPresent());
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  /** Chooses a cell of a table by the mouse and writes into it by the keys. */
  void typeIntoCell(String table, int row, int column, String text) {
    TestWindow.onScreen(
        () -> {
          ((TableView<?>) window.find(table)).scrollTo(row);
          return true;
        });
    window.click(TestWindow.onScreen(() -> cell(table, row, column)));
    painted();
    window.press(KeyCode.F2);
    painted();
    window.press(KeyCode.CONTROL, KeyCode.A);
    window.type(text);
    window.press(KeyCode.ENTER);
    painted();
  }

  /** What was changed has been laid out and painted. */
  void painted() {
    CountDownLatch pulses = new CountDownLatch(2);
    Runnable pulse =
        () -> {
          pulses.countDown();
          Platform.requestNextPulse();
        };
    TestWindow.onScreen(
        () -> {
          window.scene().addPostLayoutPulseListener(pulse);
          Platform.requestNextPulse();
          return true;
        });
    window.until("painted", () -> pulses.getCount() == 0);
    TestWindow.onScreen(
        () -> {
          window.scene().removePostLayoutPulseListener(pulse);
          return true;
        });
  }

  private Point2D cell(String table, int row, int column) {
    return window.find(table).lookupAll(".table-cell").stream()
        .map(TableCell.class::cast)
        .filter(cell -> cell.getIndex() == row)
        .filter(cell -> cell.getTableView().getColumns().indexOf(cell.getTableColumn()) == column)
        .map(TestWindow::onDesktop)
        .map(bounds -> new Point2D(bounds.getCenterX(), bounds.getCenterY()))
        .findFirst()
        .orElseThrow();
  }

  /** Brings the keys to a control. */
  void focus(String selector) {
    TestWindow.onScreen(
        () -> {
          window.find(selector).requestFocus();
          return true;
        });
  }
}
