package io.github.lossmith.app.design.model;

import io.github.lossmith.app.settings.LetterSettings;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.integration.LossCurve;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The curves of the selected design for several values of one letter, integrated in the background.
 * Which letter and values is a choice of view like panels and axes: the settings remember it.
 */
public final class LetterFamily {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** The values of γ that the papers compare. */
  private static final List<Double> GAMMAS = List.of(0.0, 0.5, 1.0, 2.0, 5.0);

  /** As many values of other letters, over their range. */
  private static final int STEPS = 4;

  private final DesignsModel designs;
  private final SettingsStore settings;
  private final LatestInputWorker<Request, List<Member>> worker;
  private final ReadOnlyObjectWrapper<List<Member>> members =
      new ReadOnlyObjectWrapper<>(List.of());
  private @Nullable Request last;

  /** A curve of the family. */
  public record Member(String letter, double value, LossCurve curve) {}

  /**
   * @param design with the letter at its least value, so that moving it asks for nothing
   */
  private record Request(
      Design design, TargetSide side, double progress, String letter, List<Double> values) {
    List<Member> members() {
      List<Member> found = new ArrayList<>();
      for (double value : values) {
        boolean isProgress = letter.equals(LetterMotion.PROGRESS);
        Design one = isProgress ? design : design.withParameter(letter, value);
        one.side(side)
            .coefficient(isProgress ? value : progress)
            .then(LossCurve::of)
            .toOptional()
            .ifPresent(curve -> found.add(new Member(letter, value, curve)));
      }
      return List.copyOf(found);
    }
  }

  public LetterFamily(DesignsModel designs, Tasks tasks, SettingsStore settings) {
    this.designs = designs;
    this.settings = settings;
    worker =
        new LatestInputWorker<>(
            tasks, Request::members, this::publish, PATIENCE, slow -> members.set(List.of()));
    designs.history().now().addListener(observed -> update());
    designs.selectedDesign().addListener(observed -> update());
    designs.selection().side().addListener(observed -> update());
    designs.progress().addListener(observed -> update());
    settings.settings().addListener(observed -> update());
    update();
  }

  /** The curves, in the order of their values' list; empty where none are wanted. */
  public ReadOnlyObjectProperty<List<Member>> members() {
    return members.getReadOnlyProperty();
  }

  /** The values of a letter: the user's, or else the usual ones. */
  public static List<Double> values(
      LetterSettings settings, String letter, FormulaParameter range) {
    List<Double> own = settings.families().getOrDefault(letter, List.of());
    return !own.isEmpty() ? own : letter.equals("gamma") ? GAMMAS : spread(range);
  }

  private static List<Double> spread(FormulaParameter range) {
    double width = range.maximum() - range.minimum();
    DoubleStream places =
        IntStream.rangeClosed(0, STEPS).mapToDouble(i -> range.minimum() + width * i / STEPS);
    return places.mapToObj(place -> LetterSteps.rounded(place, range)).distinct().toList();
  }

  private void publish(List<Member> made) {
    members.set(last == null ? List.of() : made);
  }

  private void update() {
    Request wanted = request();
    if (wanted == null) {
      last = null;
      members.set(List.of());
    } else if (!wanted.equals(last)) {
      last = wanted;
      worker.submit(wanted);
    }
  }

  private @Nullable Request request() {
    LetterSettings chosen = settings.get().letters();
    String letter = chosen.family();
    Design design = designs.current().design();
    boolean isProgress = letter.equals(LetterMotion.PROGRESS) && design.followsProgress();
    FormulaParameter range =
        isProgress ? new FormulaParameter(0, 0, 1) : design.parameters().get(letter);
    if (range == null) {
      return null;
    }
    Design base = isProgress ? design : design.withParameter(letter, range.minimum());
    double progress = isProgress || !design.followsProgress() ? 0 : designs.progress().get();
    TargetSide side = new DesignSides(designs).edited();
    return new Request(base, side, progress, letter, values(chosen, letter, range));
  }
}
