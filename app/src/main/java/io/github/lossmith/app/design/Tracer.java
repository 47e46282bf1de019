package io.github.lossmith.app.design;

import io.github.lossmith.app.task.Latest;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;

/** Keeps the losses of the shown designs up to date, away from the screen, newest first. */
public final class Tracer {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private final Workbench bench;
  private final Latest<Request, List<Trace>> latest;
  private final ReadOnlyObjectWrapper<List<Trace>> traces = new ReadOnlyObjectWrapper<>(List.of());

  Tracer(Workbench bench, Tasks tasks) {
    this.bench = bench;
    latest = new Latest<>(tasks, Tracer::trace, traces::set, PATIENCE, this::giveUp);
    bench.sheets().addListener((ListChangeListener<Sheet>) change -> request());
    bench.ticked().addListener((SetChangeListener<Long>) change -> request());
    bench.inHand().addListener(observed -> request());
    bench.progress().addListener(observed -> request());
    request();
  }

  /** The shown designs' losses, in the order of the list. */
  public ReadOnlyObjectProperty<List<Trace>> traces() {
    return traces.getReadOnlyProperty();
  }

  /** The trace of the design in hand, once there is one. */
  Optional<Trace> current() {
    long id = bench.inHand().get();
    return traces.get().stream().filter(trace -> trace.sheet().id() == id).findFirst();
  }

  private void request() {
    List<Sheet> shown =
        bench.sheets().stream()
            .filter(s -> bench.ticked().contains(s.id()) || s.id() == bench.inHand().get())
            .toList();
    latest.submit(new Request(shown, bench.progress().get(), traces.get()));
  }

  private static List<Trace> trace(Request request) {
    return request.each(design -> design.coefficient(request.progress).then(LossCurve::of));
  }

  /** What took too long counts as a problem of its design until the design changes. */
  private void giveUp(Request request) {
    String seconds = Long.toString(PATIENCE.toSeconds());
    traces.set(request.each(design -> Outcome.bad("app.design.slow", seconds)));
  }

  private record Request(List<Sheet> sheets, double progress, List<Trace> before) {
    private List<Trace> each(Function<Design, Outcome<LossCurve>> integrate) {
      return sheets.stream().map(sheet -> trace(sheet, integrate)).toList();
    }

    private Trace trace(Sheet sheet, Function<Design, Outcome<LossCurve>> integrate) {
      Optional<Trace> known =
          before.stream().filter(trace -> trace.sheet().id() == sheet.id()).findFirst();
      if (known.filter(trace -> trace.is(sheet, progress)).isPresent()) {
        Trace same = known.get();
        return new Trace(sheet, progress, same.curve(), same.last());
      }
      Outcome<LossCurve> curve = integrate.apply(sheet.design());
      return new Trace(
          sheet, progress, curve, curve.toOptional().or(() -> known.flatMap(Trace::last)));
    }
  }
}
