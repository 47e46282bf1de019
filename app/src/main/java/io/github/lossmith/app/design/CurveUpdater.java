package io.github.lossmith.app.design;

import io.github.lossmith.app.task.Latest;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.design.Design;
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

/** Keeps the losses of the shown designs up to date, away from the screen, newest first. */
public final class CurveUpdater {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int MOST_BEHIND = 1000;
  private final DesignsModel bench;
  private final Latest<Request, List<DesignCurve>> latest;
  private final ReadOnlyObjectWrapper<List<DesignCurve>> traces =
      new ReadOnlyObjectWrapper<>(List.of());

  /** Only touched on the screen's thread. */
  private final Map<DesignCurve.State, Optional<LossCurve>> behind =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<DesignCurve.State, Optional<LossCurve>> eldest) {
          return size() > MOST_BEHIND;
        }
      };

  /** The traces of now, for the thread that makes the next ones. */
  private volatile List<DesignCurve> newest = List.of();

  CurveUpdater(DesignsModel bench, Tasks tasks) {
    this.bench = bench;
    latest = new Latest<>(tasks, this::trace, this::publish, PATIENCE, this::giveUp);
    bench.sheets().addListener((ListChangeListener<OpenDesign>) change -> request());
    bench.ticked().addListener((SetChangeListener<Long>) change -> request());
    bench.inHand().addListener(observed -> request());
    bench.progress().addListener(observed -> request());
    request();
  }

  /** The shown designs' losses, in the order of the list. */
  public ReadOnlyObjectProperty<List<DesignCurve>> traces() {
    return traces.getReadOnlyProperty();
  }

  /** The trace of the design in hand, once there is one. */
  Optional<DesignCurve> current() {
    long id = bench.inHand().get();
    return traces.get().stream().filter(trace -> trace.sheet().id() == id).findFirst();
  }

  /** Remembers what was shown for a state without a loss, for when undo comes back to it. */
  private void remember(List<DesignCurve> made) {
    made.stream()
        .filter(trace -> !trace.curve().isOk())
        .forEach(trace -> behind.putIfAbsent(DesignCurve.State.of(trace.sheet()), trace.last()));
  }

  private void request() {
    List<OpenDesign> shown =
        bench.sheets().stream()
            .filter(s -> bench.ticked().contains(s.id()) || s.id() == bench.inHand().get())
            .toList();
    if (bench.goingBack()) {
      shown.forEach(sheet -> behind.putIfAbsent(DesignCurve.State.of(sheet), Optional.empty()));
    }
    Map<DesignCurve.State, Optional<LossCurve>> known = new HashMap<>();
    for (OpenDesign sheet : shown) {
      DesignCurve.State state = DesignCurve.State.of(sheet);
      Optional.ofNullable(behind.get(state)).ifPresent(curve -> known.put(state, curve));
    }
    latest.submit(new Request(shown, bench.progress().get(), bench.originals(), known));
  }

  private void publish(List<DesignCurve> made) {
    newest = made;
    remember(made);
    traces.set(made);
  }

  private List<DesignCurve> trace(Request request) {
    return request.each(newest, design -> design.coefficient(request.progress).then(LossCurve::of));
  }

  /** What took too long counts as a problem of its design until the design changes. */
  private void giveUp(Request request) {
    String seconds = Long.toString(PATIENCE.toSeconds());
    publish(request.each(newest, design -> Outcome.bad("app.design.slow", seconds)));
  }

  /**
   * The last loss of a copy is its original's until it has one of its own.
   *
   * @param behind what was shown for states without a loss that have been there before
   */
  private record Request(
      List<OpenDesign> sheets,
      double progress,
      Map<Long, Long> originals,
      Map<DesignCurve.State, Optional<LossCurve>> behind) {
    private List<DesignCurve> each(
        List<DesignCurve> before, Function<Design, Outcome<LossCurve>> integrate) {
      return sheets.stream().map(sheet -> trace(sheet, before, integrate)).toList();
    }

    private DesignCurve trace(
        OpenDesign sheet,
        List<DesignCurve> before,
        Function<Design, Outcome<LossCurve>> integrate) {
      Optional<DesignCurve> known =
          of(sheet.id(), before)
              .or(() -> Optional.ofNullable(originals.get(sheet.id())).flatMap(i -> of(i, before)));
      if (known.filter(trace -> trace.is(sheet, progress)).isPresent()) {
        DesignCurve same = known.get();
        return new DesignCurve(sheet, progress, same.curve(), same.last(), same.closed());
      }
      Outcome<LossCurve> curve = integrate.apply(sheet.design());
      Optional<LossCurve> last = curve.toOptional().or(() -> last(sheet, known));
      return new DesignCurve(sheet, progress, curve, last, closed(sheet.design(), curve));
    }

    private Optional<Formula> closed(Design design, Outcome<LossCurve> curve) {
      return design.closedForm().isBlank()
          ? curve.toOptional().flatMap(integral -> design.closedLoss(progress, integral))
          : Optional.empty();
    }

    private Optional<LossCurve> last(OpenDesign sheet, Optional<DesignCurve> known) {
      return behind.getOrDefault(DesignCurve.State.of(sheet), known.flatMap(DesignCurve::last));
    }

    private static Optional<DesignCurve> of(long id, List<DesignCurve> traces) {
      return traces.stream().filter(trace -> trace.sheet().id() == id).findFirst();
    }
  }
}
