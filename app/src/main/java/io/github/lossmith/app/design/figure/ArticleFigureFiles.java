package io.github.lossmith.app.design.figure;

import io.github.lossmith.app.design.model.DesignCurve;
import io.github.lossmith.app.design.model.DesignStyles;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.plotting.article.ArticleFigures;
import io.github.lossmith.plotting.article.NamedLoss;
import io.github.lossmith.plotting.article.OwnLosses;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.render.FigureFile;
import io.github.lossmith.plotting.render.FileFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures 1 and 2 of the paper, and the families over γ, with the user's designs. */
final class ArticleFigureFiles {
  private ArticleFigureFiles() {}

  /** Writes {@code figure-1.svg} and so on; stops at the first problem. */
  static Outcome<Path> write(Path folder, List<DesignCurve> own, DesignStyles styles) {
    List<NamedLoss> losses = new ArrayList<>();
    for (DesignCurve designCurve : own) {
      designCurve
          .curve()
          .toOptional()
          .map(
              curve ->
                  OwnLosses.named(
                      designCurve.whole().design().name(),
                      designCurve.whole().design(),
                      designCurve.side(),
                      curve,
                      styles.of(designCurve.whole())))
          .ifPresent(losses::add);
    }
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("figure-1", ArticleFigures.figure1(losses));
    figures.put("figure-2", ArticleFigures.figure2(losses));
    figures.put("gammas", ArticleFigures.gammas(losses));
    Outcome<Path> written = Outcome.ok(folder);
    for (Map.Entry<String, Figure> figure : figures.entrySet()) {
      for (FileFormat format : FileFormat.values()) {
        Path file = folder.resolve(figure.getKey() + "." + format.suffix());
        written = written.then(before -> FigureFile.write(figure.getValue(), file, format));
      }
    }
    return written;
  }
}
