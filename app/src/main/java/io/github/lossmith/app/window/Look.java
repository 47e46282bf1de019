package io.github.lossmith.app.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.lossmith.app.settings.Theme;
import io.github.lossmith.resources.Screens;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;

/** Light or dark, for the whole program. */
public final class Look {
  private static final String DARK_CLASS = "dark";
  private final CompletableFuture<Boolean> desktop;
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

  Look(CompletableFuture<Boolean> desktop) {
    this.desktop = desktop;
  }

  /** True while the window is dark. */
  public ReadOnlyBooleanProperty dark() {
    return dark.getReadOnlyProperty();
  }

  void choose(Theme theme) {
    boolean wanted = theme == Theme.SYSTEM ? desktop.join() : theme == Theme.DARK;
    Application.setUserAgentStylesheet(
        wanted
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    dark.set(wanted);
  }

  /** Dresses a scene, now and at every change. */
  void dress(Scene scene) {
    scene.getStylesheets().setAll(Screens.style("lossmith").toExternalForm());
    mark(scene);
    dark.addListener((observed, before, now) -> mark(scene));
  }

  /** Tells the style sheet, by a class on the root, whether the scene is dark. */
  void mark(Scene scene) {
    scene.getRoot().getStyleClass().removeAll(DARK_CLASS);
    if (dark.get()) {
      scene.getRoot().getStyleClass().add(DARK_CLASS);
    }
  }
}
