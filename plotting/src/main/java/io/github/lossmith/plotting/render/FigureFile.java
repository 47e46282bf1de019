package io.github.lossmith.plotting.render;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.layout.FigureMetrics;
import java.nio.file.Path;

/**
 * Figures as files. No screen, no JavaFX and no fonts of the machine are needed; the same figure
 * gives the same bytes everywhere.
 */
public final class FigureFile {
  /** The resolution that journals require for line art. */
  public static final double DEFAULT_DPI = 300;

  /** The least resolution of an image. */
  public static final double LEAST_DPI = 30;

  /** The highest resolution of an image. */
  public static final double HIGHEST_DPI = 1200;

  private FigureFile() {}

  /** Writes a figure on white, images with 300 dpi. */
  public static Outcome<Path> write(Figure figure, Path file, FileFormat format) {
    return write(figure, file, format, FigureTheme.LIGHT, DEFAULT_DPI);
  }

  /**
   * Writes a figure; a problem leaves what was there before.
   *
   * @param dpi the resolution of an image
   */
  public static Outcome<Path> write(
      Figure figure, Path file, FileFormat format, FigureTheme theme, double dpi) {
    return AtomicFile.write(file, bytes(figure, format, theme, dpi));
  }

  /**
   * The content of a file, for the clipboard.
   *
   * @throws IllegalArgumentException if {@code dpi} is not between {@link #LEAST_DPI} and {@link
   *     #HIGHEST_DPI}
   */
  public static byte[] bytes(Figure figure, FileFormat format, FigureTheme theme, double dpi) {
    if (!(dpi >= LEAST_DPI && dpi <= HIGHEST_DPI)) {
      throw new IllegalArgumentException("an image of " + dpi + " dpi");
    }
    FigureMetrics metrics = FigureMetrics.paper(theme);
    return switch (format) {
      case SVG -> SvgFile.of(figure, metrics);
      case PDF -> PdfFile.of(figure, metrics);
      case PNG -> PngFile.of(figure, metrics, dpi);
      case CSV -> CsvFile.of(figure);
    };
  }
}
