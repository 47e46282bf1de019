package io.github.lossmith.app.train.sweep;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.VerdictText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of the page of a sweep. */
record SweepWords(Texts texts) {
  /** What an axis is called: a field of the grid, and a letter, by its own name. */
  String axis(String axis) {
    return axis.equals(SweepAxes.LOSS) || axis.equals(SweepAxes.SETTING)
        ? texts.text("app.train.sweep.axis." + axis)
        : axis;
  }

  /** What a new sweep asks for. */
  String asked(NewSweepModel.Asked sweep, Path place) {
    String runs = texts.text("app.train.sweep.asked", Integer.toString(sweep.runs()), place);
    String hours =
        sweep.hours() > 0
            ? texts.text("app.train.sweep.hours", texts.number(sweep.hours(), 3))
            : texts.text("app.train.sweep.no-hours");
    return runs + " " + hours;
  }

  /** Mean and spread, or how far the runs are; what is not planned is a dash. */
  String cell(SweepTable.Cell cell) {
    if (cell.planned() == 0) {
      return "–";
    }
    if (cell.scored() == 0) {
      return state(cell);
    }
    String mean = fraction(cell.mean());
    String value =
        Double.isNaN(cell.deviation()) ? mean : mean + " ± " + fraction(cell.deviation());
    return cell.scored() == cell.planned()
        ? value
        : value + "\n" + texts.text("app.train.sweep.of", cell.scored(), cell.planned());
  }

  private String state(SweepTable.Cell cell) {
    if (cell.running() > 0) {
      return texts.text("app.train.sweep.running", cell.running());
    }
    if (cell.failed() > 0) {
      return texts.text("app.train.sweep.failed", cell.failed());
    }
    return cell.ended() > 0
        ? texts.text("app.train.sweep.finished", cell.ended(), cell.planned())
        : texts.text("app.train.sweep.waiting", cell.planned());
  }

  private String fraction(double value) {
    return String.format(texts.language(), "%.3f", value);
  }

  /** The verdicts, a sentence each, or why there are none; {@code ended}: whether any run has. */
  String verdicts(Optional<Outcome<Comparison>> comparison, boolean ended) {
    return comparison
        .map(known -> known.fold(this::sentences, (Problem why) -> texts.text(why)))
        .orElseGet(
            () -> texts.text(ended ? "app.train.sweep.reading" : "app.train.sweep.no-verdict"));
  }

  private String sentences(Comparison comparison) {
    VerdictText verdict =
        new VerdictText(texts.language(), comparison.baseline(), comparison.sought());
    return Stream.concat(
            comparison.map().losses().stream().map(verdict::of),
            comparison.notes().stream().map(texts::text))
        .collect(Collectors.joining("\n"));
  }
}
