package io.github.lossmith.app.train;

import io.github.lossmith.app.fit.FitModel;
import io.github.lossmith.app.fit.FitSubject;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.train.detail.DetailModel;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.train.handover.RunDesign;
import io.github.lossmith.app.train.watch.LossView;
import io.github.lossmith.app.train.watch.WatchModel;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.trainer.fit.HistogramExamples;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;

/** The p_t that are shown of a run, as examples that a coefficient is fitted to. */
final class RunExamples {
  private final WatchModel watch;
  private final DetailModel detail;
  private final DesignHandover designs;

  private RunExamples(WatchModel watch, DetailModel detail, DesignHandover designs) {
    this.watch = watch;
    this.detail = detail;
    this.designs = designs;
  }

  /** The form below p_t. */
  static FitModel model(
      AppServices services, WatchModel watch, DetailModel detail, DesignHandover designs) {
    RunExamples examples = new RunExamples(watch, detail, designs);
    return new FitModel(
        services,
        Bindings.createBooleanBinding(
            () -> detail.detail().get().probabilities().isPresent(), detail.detail()),
        examples::subject,
        designs::open);
  }

  private Optional<FitSubject> subject(int records) {
    return detail
        .detail()
        .get()
        .probabilities()
        .flatMap(shown -> watch.selectedRun().map(run -> subject(run, shown, records)));
  }

  private FitSubject subject(RunDirectory run, Probabilities shown, int records) {
    Optional<LossView> loss = watch.selectedView().flatMap(view -> view.loss(shown.loss()));
    List<Probabilities> until =
        loss.map(LossView::probabilities).orElse(List.of(shown)).stream()
            .filter(line -> line.iteration() <= shown.iteration())
            .toList();
    List<Probabilities> taken = until.subList(Math.max(0, until.size() - records), until.size());
    String name = loss.map(LossView::run).orElse(run.name());
    List<ProbabilityHistogram> bins = taken.stream().map(Probabilities::histogram).toList();
    return new FitSubject(
        HistogramExamples.of(bins),
        HistogramExamples.sides(bins),
        name,
        name + ", " + shown.loss() + ", " + shown.iteration(),
        () -> present(run, shown.loss()));
  }

  /** The run's design, unless one like it is on the figure already. */
  private Optional<Design> present(RunDirectory run, String loss) {
    return RunDesign.of(run, loss)
        .toOptional()
        .filter(design -> designs.ticked().stream().noneMatch(shown -> pullsAlike(shown, design)));
  }

  private static boolean pullsAlike(Design one, Design other) {
    return one.shape().equals(other.shape())
        && one.background().equals(other.background())
        && one.parameters().equals(other.parameters());
  }
}
