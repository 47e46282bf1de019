package io.github.lossmith.app.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.lossmith.app.settings.TextSize;
import io.github.lossmith.app.settings.WindowTheme;
import io.github.lossmith.resources.Screens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;

/** Switches the whole program between light and dark. */
public final class ThemeSwitcher {
  private static final String DARK_CLASS = "dark";

  // Sizes of the style sheet at 100 %, logical pixels.
  private static final double TEXT = 13;
  private static final double SYMBOL = 18;
  private static final double RAIL_SYMBOL = 20;
  private static final double CHECK_SYMBOL = 14;
  private final CompletableFuture<Boolean> desktop;
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private final IntegerProperty textSize = new SimpleIntegerProperty(TextSize.USUAL);

  ThemeSwitcher(CompletableFuture<Boolean> desktop) {
    this.desktop = desktop;
  }

  /** True while the window is dark. */
  public ReadOnlyBooleanProperty dark() {
    return dark.getReadOnlyProperty();
  }

  void choose(WindowTheme theme) {
    boolean wanted = theme == WindowTheme.SYSTEM ? desktop.join() : theme == WindowTheme.DARK;
    Application.setUserAgentStylesheet(
        wanted
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    dark.set(wanted);
  }

  /** Makes all text of {@code percent} of its usual size. */
  void size(int percent) {
    textSize.set(percent);
  }

  /** Dresses a scene, now and at every change; menus and dialogs above it take its style sheets. */
  void apply(Scene scene) {
    scene.getStylesheets().setAll(openDesigns());
    mark(scene);
    dark.addListener((observed, before, now) -> mark(scene));
    textSize.addListener((observed, before, now) -> scene.getStylesheets().setAll(openDesigns()));
  }

  private List<String> openDesigns() {
    String own = Screens.style("lossmith").toExternalForm();
    return textSize.get() == TextSize.USUAL ? List.of(own) : List.of(own, scaled(textSize.get()));
  }

  /** A style sheet of its own; symbols do not know the size of the text beside them. */
  static String scaled(int percent) {
    String openDesign =
        String.format(
            Locale.ROOT,
            """
            .root { -fx-font-size: %.2fpx; }
            .ikonli-font-icon { -fx-icon-size: %.2fpx; }
            .rail .toggle-button .ikonli-font-icon { -fx-icon-size: %.2fpx; }
            .check .ikonli-font-icon { -fx-icon-size: %.2fpx; }
            """,
            percent * TEXT / 100,
            percent * SYMBOL / 100,
            percent * RAIL_SYMBOL / 100,
            percent * CHECK_SYMBOL / 100);
    byte[] bytes = openDesign.getBytes(StandardCharsets.UTF_8);
    return "data:text/css;base64," + Base64.getEncoder().encodeToString(bytes);
  }

  /** Tells the style sheet, by a class on the root, whether the scene is dark. */
  void mark(Scene scene) {
    scene.getRoot().getStyleClass().removeAll(DARK_CLASS);
    if (dark.get()) {
      scene.getRoot().getStyleClass().add(DARK_CLASS);
    }
  }
}
