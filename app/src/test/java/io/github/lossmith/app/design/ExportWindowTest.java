package io.github.lossmith.app.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.window.TestWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loss leaves by the menu. */
class ExportWindowTest {
  @TempDir private Path home;
  private TestWindow window;

  @BeforeEach
  void openWindow() {
    window = TestWindow.open(home.resolve("settings"));
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  private void choose(String title) {
    MenuBar bar = window.find("#menus", MenuBar.class);
    TestWindow.onScreen(
        () -> {
          MenuItem item =
              bar.getMenus().stream()
                  .flatMap(ExportWindowTest::items)
                  .filter(one -> isCalled(one, title))
                  .findFirst()
                  .orElseThrow(() -> new AssertionError("no menu item " + title));
          item.fire();
          return true;
        });
  }

  private static boolean isCalled(MenuItem item, String title) {
    return item.getText() != null && item.getText().replace("_", "").startsWith(title);
  }

  private static Stream<MenuItem> items(Menu menu) {
    List<MenuItem> items = menu.getItems();
    return items.stream()
        .flatMap(item -> item instanceof Menu inner ? items(inner) : Stream.of(item));
  }

  @ParameterizedTest
  @CsvSource({
    "PyTorch,loss.py,class SoftmaxLoss",
    "Hugging Face,loss.py,class TrainerLoss",
    "XGBoost,loss.py,an objective of XGBoost",
    "LightGBM,loss.py,an objective of LightGBM",
    "Java,CeLoss.java,public static double softmax",
    "LaTeX,loss.tex,\\begin{tikzpicture}",
    "Web page,loss.html,<!DOCTYPE html>"
  })
  void selectedDesignIsWritten(String title, String name, String part) throws Exception {
    Path file = home.resolve(name);
    window.dialogs.files.add(file);
    choose(title);
    window.until(name + " is written", () -> Files.exists(file));
    assertThat(Files.readString(file)).contains(part);
    assertThat(window.dialogs.told).isEmpty();
  }

  @Test
  void unwritableFolderIsReported() {
    window.dialogs.files.add(Path.of("/proc/nowhere/loss.py"));
    choose("PyTorch");
    window.until("a dialog says so", () -> !window.dialogs.told.isEmpty());
    assertThat(window.dialogs.told.get(0).message()).contains("/proc/nowhere/loss.py");
  }
}
