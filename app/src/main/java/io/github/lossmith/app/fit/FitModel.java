package io.github.lossmith.app.fit;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.fit.CoefficientFit;
import io.github.lossmith.designer.fit.FitGoal;
import io.github.lossmith.designer.fit.FitNotes;
import io.github.lossmith.designer.fit.FittedCoefficient;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;

/** What is asked of a fit, and its answer. */
public final class FitModel {
  private static final int MOST_RECORDS = 1000;

  private final AppServices services;
  private final IntFunction<Optional<FitSubject>> subject;
  private final Consumer<Design> open;
  private final ObservableBooleanValue available;
  private final BooleanProperty share = new SimpleBooleanProperty();
  private final StringProperty shareText = new SimpleStringProperty("0.5");
  private final StringProperty smoothness = new SimpleStringProperty("");
  private final BooleanProperty monotone = new SimpleBooleanProperty();
  private final StringProperty records = new SimpleStringProperty("1");
  private final ReadOnlyObjectWrapper<List<Problem>> answer =
      new ReadOnlyObjectWrapper<>(List.of());
  private final BooleanProperty busy = new SimpleBooleanProperty();

  /** What the fields say. */
  private record Wish(FitGoal goal, int records) {}

  private record Fitted(FittedCoefficient fit, Optional<Design> present) {}

  /**
   * @param available whether there is something to fit to
   * @param subject the examples, of so many records up to the one shown
   * @param open opens a design in Design and shows it there
   */
  public FitModel(
      AppServices services,
      ObservableBooleanValue available,
      IntFunction<Optional<FitSubject>> subject,
      Consumer<Design> open) {
    this.services = services;
    this.available = available;
    this.subject = subject;
    this.open = open;
  }

  /** Whether there is something to fit to. */
  ObservableBooleanValue available() {
    return available;
  }

  /** Whether the hard examples get a share; else each tenth of p pulls the same. */
  BooleanProperty share() {
    return share;
  }

  StringProperty shareText() {
    return shareText;
  }

  /** Empty: as it suits what is asked. */
  StringProperty smoothness() {
    return smoothness;
  }

  BooleanProperty monotone() {
    return monotone;
  }

  /** How many records are taken together, where there are several. */
  public StringProperty records() {
    return records;
  }

  /** Why nothing was fitted, or what the fit cannot tell. */
  ReadOnlyObjectProperty<List<Problem>> answer() {
    return answer.getReadOnlyProperty();
  }

  ObservableBooleanValue busy() {
    return busy;
  }

  /** Fits, and opens the answer in Design beside the design that the examples were seen with. */
  void fit() {
    if (busy.get()) {
      return;
    }
    wish().fold(this::fit, this::refuse);
  }

  private boolean fit(Wish wish) {
    Optional<FitSubject> examples = subject.apply(wish.records());
    if (examples.isEmpty()) {
      return refuse(Problem.of("app.fit.nothing"));
    }
    busy.set(true);
    FitSubject chosen = examples.get();
    services
        .tasks()
        .background(
            () ->
                CoefficientFit.of(chosen.examples(), wish.goal())
                    .map(fit -> new Fitted(fit, chosen.present().get())),
            outcome -> show(chosen, wish.goal(), outcome));
    return true;
  }

  private void show(FitSubject subject, FitGoal goal, Outcome<Fitted> outcome) {
    busy.set(false);
    outcome.failure().ifPresent(this::refuse);
    outcome.toOptional().ifPresent(fitted -> show(subject, goal, fitted));
  }

  private void show(FitSubject subject, FitGoal goal, Fitted fitted) {
    List<Problem> notes = FitNotes.of(fitted.fit(), goal);
    answer.set(notes);
    List<Problem> lines = new ArrayList<>(List.of(FitNotes.of(subject.title(), goal)));
    lines.addAll(notes);
    Texts texts = services.texts();
    String words = lines.stream().map(texts::text).collect(Collectors.joining("\n"));
    fitted.present().ifPresent(open);
    open.accept(
        Design.drawn(texts.text("app.fit.name", subject.name()), fitted.fit().drawing())
            .withNote(words));
    services
        .notices()
        .say(
            "app.fit.done",
            subject.name(),
            texts.number(100 * fitted.fit().hardShare(), 3),
            texts.number(100 * fitted.fit().hardShareBefore(), 3));
  }

  private boolean refuse(Problem problem) {
    answer.set(List.of(problem));
    services.notices().warn(problem);
    return false;
  }

  private Outcome<Wish> wish() {
    Optional<Double> wanted = Texts.read(shareText.get());
    if (share.get() && wanted.filter(s -> s > 0 && s < 1).isEmpty()) {
      return Outcome.bad("app.fit.badShare", shareText.get());
    }
    boolean usual = smoothness.get().isBlank();
    Optional<Double> smooth = Texts.read(smoothness.get());
    if (!usual && smooth.filter(l -> l >= 0 && l <= FitGoal.MOST_SMOOTHNESS).isEmpty()) {
      return Outcome.bad("app.fit.badSmoothness", smoothness.get());
    }
    Optional<Double> together = Texts.read(records.get());
    if (together.filter(n -> n >= 1 && n <= MOST_RECORDS && n == Math.rint(n)).isEmpty()) {
      return Outcome.bad("app.fit.badRecords", records.get(), Integer.toString(MOST_RECORDS));
    }
    FitGoal goal = share.get() ? FitGoal.hard(wanted.orElseThrow()) : FitGoal.equalTenths();
    FitGoal chosen = usual ? goal : goal.smooth(smooth.orElseThrow());
    return Outcome.ok(
        new Wish(monotone.get() ? chosen.falling() : chosen, together.orElseThrow().intValue()));
  }
}
