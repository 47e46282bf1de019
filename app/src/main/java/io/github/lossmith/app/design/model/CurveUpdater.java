package io.github.lossmith.app.design.model;

import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;

/** Keeps the losses of the shown designs up to date, in the background, newest request first. */
public final class CurveUpdater {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int MOST_BEHIND = 1000;
  private final DesignsModel designs;
  private final LatestInputWorker<Request, List<DesignCurve>> latest;
  private final ReadOnlyObjectWrapper<List<DesignCurve>> designCurves =
      new ReadOnlyObjectWrapper<>(List.of());

  /** Accessed on the JavaFX thread only. */
  private final Map<DesignCurve.State, Optional<LossCurve>> behind =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<DesignCurve.State, Optional<LossCurve>> eldest) {
          return size() > MOST_BEHIND;
        }
      };

  /** The current curves, for the thread that computes the next ones. */
  private volatile List<DesignCurve> newest = List.of();

  public CurveUpdater(DesignsModel designs, Tasks tasks) {
    this.designs = designs;
    latest =
        new LatestInputWorker<>(tasks, this::designCurve, this::publish, PATIENCE, this::giveUp);
    designs.openDesigns().addListener((ListChangeListener<OpenDesign>) change -> request());
    designs.ticked().addListener((SetChangeListener<Long>) change -> request());
    designs.selectedDesign().addListener(observed -> request());
    designs.progress().addListener(observed -> request());
    request();
  }

  /** The shown designs' losses, each side of a design with two, in the order of the list. */
  public ReadOnlyObjectProperty<List<DesignCurve>> designCurves() {
    return designCurves.getReadOnlyProperty();
  }

  /** The curve of the current design, of the side that is edited, once there is one. */
  public Optional<DesignCurve> current() {
    return Request.of(
        designs.selectedDesign().get(), new DesignSides(designs).edited(), designCurves.get());
  }

  /** Remembers what was shown for a state without a loss, in case undo returns to it. */
  private void remember(List<DesignCurve> made) {
    made.stream()
        .filter(designCurve -> !designCurve.curve().isOk())
        .forEach(
            designCurve ->
                behind.putIfAbsent(
                    DesignCurve.State.of(designCurve.openDesign()), designCurve.last()));
  }

  private void request() {
    List<OpenDesign> shown =
        designs.openDesigns().stream()
            .filter(
                s -> designs.ticked().contains(s.id()) || s.id() == designs.selectedDesign().get())
            .toList();
    if (designs.goingBack()) {
      states(shown).forEach(state -> behind.putIfAbsent(state, Optional.empty()));
    }
    Map<DesignCurve.State, Optional<LossCurve>> known = new HashMap<>();
    states(shown)
        .forEach(
            state ->
                Optional.ofNullable(behind.get(state)).ifPresent(curve -> known.put(state, curve)));
    latest.submit(new Request(shown, designs.progress().get(), designs.originals(), known));
  }

  private static List<DesignCurve.State> states(List<OpenDesign> designs) {
    return designs.stream()
        .flatMap(
            openDesign ->
                openDesign.design().sides().stream()
                    .map(side -> DesignCurve.State.of(openDesign.side(side))))
        .toList();
  }

  private void publish(List<DesignCurve> made) {
    newest = made;
    remember(made);
    designCurves.set(made);
  }

  private List<DesignCurve> designCurve(Request request) {
    return request.each(newest, design -> design.coefficient(request.progress).then(LossCurve::of));
  }

  /** A computation that took too long is a problem of its design until the design changes. */
  private void giveUp(Request request) {
    String seconds = Long.toString(PATIENCE.toSeconds());
    publish(request.each(newest, design -> Outcome.bad("app.design.slow", seconds)));
  }

  /**
   * The last loss of a copy is its original's until it has its own.
   *
   * @param behind what was shown for earlier states without a loss
   */
  private record Request(
      List<OpenDesign> openDesigns,
      double progress,
      Map<Long, Long> originals,
      Map<DesignCurve.State, Optional<LossCurve>> behind) {
    private List<DesignCurve> each(
        List<DesignCurve> before, Function<Design, Outcome<LossCurve>> integrate) {
      return openDesigns.stream()
          .flatMap(
              whole ->
                  whole.design().sides().stream()
                      .map(side -> designCurve(whole, side, before, integrate)))
          .toList();
    }

    private DesignCurve designCurve(
        OpenDesign whole,
        TargetSide side,
        List<DesignCurve> before,
        Function<Design, Outcome<LossCurve>> integrate) {
      OpenDesign openDesign = whole.side(side);
      Optional<DesignCurve> known =
          of(openDesign.id(), side, before)
              .or(
                  () ->
                      Optional.ofNullable(originals.get(openDesign.id()))
                          .flatMap(i -> of(i, side, before)));
      if (known.filter(designCurve -> designCurve.is(openDesign, progress)).isPresent()) {
        DesignCurve same = known.get();
        return new DesignCurve(whole, side, progress, same.curve(), same.last(), same.closed());
      }
      Outcome<LossCurve> curve = integrate.apply(openDesign.design());
      Optional<LossCurve> last = curve.toOptional().or(() -> last(openDesign, known));
      return new DesignCurve(
          whole, side, progress, curve, last, closed(openDesign.design(), curve));
    }

    private Optional<Formula> closed(Design design, Outcome<LossCurve> curve) {
      return design.closedForm().isBlank()
          ? curve.toOptional().flatMap(integral -> design.closedLoss(progress, integral))
          : Optional.empty();
    }

    private Optional<LossCurve> last(OpenDesign openDesign, Optional<DesignCurve> known) {
      return behind.getOrDefault(
          DesignCurve.State.of(openDesign), known.flatMap(DesignCurve::last));
    }

    private static Optional<DesignCurve> of(
        long id, TargetSide side, List<DesignCurve> designCurves) {
      return designCurves.stream()
          .filter(designCurve -> designCurve.whole().id() == id && designCurve.side() == side)
          .findFirst();
    }
  }
}
