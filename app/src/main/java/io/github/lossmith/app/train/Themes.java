package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.plotting.figure.FigureTheme;
import javafx.beans.value.ObservableValue;

/** The theme of figures in the window. */
final class Themes {
  private Themes() {}

  static ObservableValue<FigureTheme> of(Desk desk) {
    return desk.dark().map(dark -> dark ? FigureTheme.DARK : FigureTheme.LIGHT);
  }
}
