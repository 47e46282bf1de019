package io.github.lossmith.app.train.compare;

import io.github.lossmith.app.comparison.ComparisonCells;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.trainer.comparison.ComparedLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableColumn;

/** The columns of the verdicts. */
final class VerdictColumns {
  private static final String VERDICT = "app.train.verdict.is.";

  private final Texts texts;
  private final FittedColumns fitted;

  VerdictColumns(Texts texts, int textSize) {
    this.texts = texts;
    fitted = new FittedColumns(textSize);
  }

  List<TableColumn<ComparedLoss, String>> of(List<ComparedLoss> rows, String baseline) {
    ComparisonCells cells = ComparisonCells.fractions(texts.language());
    List<TableColumn<ComparedLoss, String>> columns = new ArrayList<>();
    columns.add(column("loss", rows, ComparedLoss::name));
    columns.add(column("verdict", rows, loss -> texts.text(VERDICT + loss.verdict().key())));
    columns.add(column("seeds", rows, cells::seeds));
    columns.add(column("mean", rows, cells::mean));
    columns.add(column("interval", rows, cells::interval));
    columns.add(fitted.column("− " + baseline, rows, cells::difference));
    columns.add(column("interval", rows, cells::differenceInterval));
    columns.add(column("student", rows, cells::decisive));
    columns.add(column("sign-flip", rows, cells::signFlipAdjusted));
    return columns;
  }

  private TableColumn<ComparedLoss, String> column(
      String name, List<ComparedLoss> rows, Function<ComparedLoss, String> value) {
    return fitted.column(texts.text("app.train.verdict." + name), rows, value);
  }
}
