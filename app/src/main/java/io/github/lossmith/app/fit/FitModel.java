package io.github.lossmith.app.fit;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.fit.CoefficientFit;
import io.github.lossmith.designer.fit.FitGoal;
import io.github.lossmith.designer.fit.FitNotes;
import io.github.lossmith.designer.fit.SidedFit;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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

  private final BooleanProperty twoSided = new SimpleBooleanProperty();
  private final StringProperty objectShare = new SimpleStringProperty("");

  /**
   * What the fields say.
   *
   * @param twoSided whether objects and background get a coefficient each
   * @param objects what objects are to get of the pull; empty: what they had
   */
  private record Wish(FitGoal goal, int records, boolean twoSided, OptionalDouble objects) {}

  /**
   * The answer.
   *
   * @param design of one side or two, without a name
   * @param before the share of the pull that p below 0.5 had, of two sides that of objects
   * @param hard the share that it has now
   */
  private record Fitted(
      Design design, List<Problem> notes, double before, double hard, Optional<Design> present) {}

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

  /** Whether objects and background get a coefficient each. */
  public BooleanProperty twoSided() {
    return twoSided;
  }

  /** What objects get of the pull then; empty: what they had. */
  public StringProperty objectShare() {
    return objectShare;
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
        .background(() -> fitted(chosen, wish), outcome -> show(chosen, wish.goal(), outcome));
    return true;
  }

  private static Outcome<Fitted> fitted(FitSubject subject, Wish wish) {
    return wish.twoSided() ? bothSides(subject, wish) : oneSide(subject, wish.goal());
  }

  private static Outcome<Fitted> oneSide(FitSubject subject, FitGoal goal) {
    return CoefficientFit.of(subject.examples(), goal)
        .map(
            fit ->
                new Fitted(
                    Design.drawn("", fit.drawing()),
                    FitNotes.of(fit, goal),
                    fit.hardShareBefore(),
                    fit.hardShare(),
                    subject.present().get()));
  }

  private static Outcome<Fitted> bothSides(FitSubject subject, Wish wish) {
    return subject
        .sides()
        .map(sides -> SidedFit.of(sides, wish.goal(), wish.objects()))
        .orElseGet(() -> Outcome.bad("app.fit.noSides", subject.title()))
        .map(
            fit ->
                new Fitted(
                    fit.design(""),
                    FitNotes.of(fit, wish.goal()),
                    fit.shareBefore(),
                    fit.share(),
                    subject.present().get()));
  }

  private void show(FitSubject subject, FitGoal goal, Outcome<Fitted> outcome) {
    busy.set(false);
    outcome.failure().ifPresent(this::refuse);
    outcome.toOptional().ifPresent(fitted -> show(subject, goal, fitted));
  }

  private void show(FitSubject subject, FitGoal goal, Fitted fitted) {
    answer.set(fitted.notes());
    List<Problem> lines = new ArrayList<>(List.of(FitNotes.of(subject.title(), goal)));
    lines.addAll(fitted.notes());
    Texts texts = services.texts();
    String words = lines.stream().map(texts::text).collect(Collectors.joining("\n"));
    fitted.present().ifPresent(open);
    open.accept(
        fitted.design().withName(texts.text("app.fit.name", subject.name())).withNote(words));
    services
        .notices()
        .say(
            fitted.design().isTwoSided() ? "app.fit.doneSides" : "app.fit.done",
            subject.name(),
            texts.number(100 * fitted.hard(), 3),
            texts.number(100 * fitted.before(), 3));
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
    OptionalDouble objects = OptionalDouble.empty();
    if (twoSided.get() && !objectShare.get().isBlank()) {
      double part = Texts.read(objectShare.get()).orElse(Double.NaN);
      if (!(part > 0 && part < 1)) {
        return Outcome.bad("app.fit.badShare", objectShare.get());
      }
      objects = OptionalDouble.of(part);
    }
    FitGoal goal = share.get() ? FitGoal.hard(wanted.orElseThrow()) : FitGoal.equalTenths();
    FitGoal chosen = usual ? goal : goal.smooth(smooth.orElseThrow());
    return Outcome.ok(
        new Wish(
            monotone.get() ? chosen.falling() : chosen,
            together.orElseThrow().intValue(),
            twoSided.get(),
            objects));
  }
}
