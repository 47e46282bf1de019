package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.plotting.figure.FigureTheme;
import javafx.beans.value.ObservableValue;

/** The theme of figures in the window. */
public final class FigureThemes {
  private FigureThemes() {}

  /** That of the moment. */
  public static ObservableValue<FigureTheme> of(AppServices services) {
    return services.dark().map(dark -> dark ? FigureTheme.DARK : FigureTheme.LIGHT);
  }
}
