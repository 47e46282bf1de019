package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.design.model.CurveUpdater;
import io.github.lossmith.app.design.model.DesignCurve;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.imbalance.BalanceSolver;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.GradientSpace;
import io.github.lossmith.designer.imbalance.GradientSums;
import io.github.lossmith.designer.imbalance.Histogram;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.designer.imbalance.ProbabilityFile;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The easy and the hard examples, and their summed gradients under the shown losses. */
public final class ImbalanceModel {
  private final DesignsModel designs;
  private final CurveUpdater updater;
  private final ObjectProperty<GradientSpace> space =
      new SimpleObjectProperty<>(GradientSpace.COEFFICIENT);
  private final ReadOnlyObjectWrapper<List<SummedGradients>> gradients =
      new ReadOnlyObjectWrapper<>(List.of());

  /**
   * The summed gradients of the examples under one loss.
   *
   * @param designCurve the design
   * @param coefficient summed dL/dp
   * @param logit summed dL/dz
   */
  public record SummedGradients(
      DesignCurve designCurve, GradientSums coefficient, GradientSums logit) {
    GradientSums in(GradientSpace space) {
      return space == GradientSpace.COEFFICIENT ? coefficient : logit;
    }
  }

  public ImbalanceModel(DesignsModel designs, CurveUpdater updater) {
    this.designs = designs;
    this.updater = updater;
    updater.designCurves().addListener(observed -> update());
    designs.examples().addListener(observed -> update());
    update();
  }

  ReadOnlyObjectProperty<Imbalance> imbalance() {
    return designs.examples();
  }

  /** The space in which the balance is sought. */
  ObjectProperty<GradientSpace> space() {
    return space;
  }

  /** The space in which the balance is sought, to share it. */
  public GradientSpace sought() {
    return space.get();
  }

  /** Chooses the space in which the balance is sought. */
  public void seek(GradientSpace wanted) {
    space.set(wanted);
  }

  /** Shows the examples of a link. */
  public void show(Imbalance examples, GradientSpace sought) {
    space.set(sought);
    importExamples(examples);
  }

  ReadOnlyObjectProperty<List<SummedGradients>> gradients() {
    return gradients.getReadOnlyProperty();
  }

  /** The names of shown designs that have no loss. */
  List<String> leftOut() {
    return updater.designCurves().get().stream()
        .filter(designCurve -> !designCurve.curve().isOk())
        .map(designCurve -> designCurve.whole().design().name())
        .distinct()
        .toList();
  }

  private void update() {
    List<SummedGradients> summed = new ArrayList<>();
    for (DesignCurve designCurve : updater.designCurves().get()) {
      if (designCurve.side() == TargetSide.OBJECT) {
        coefficients(designCurve).ifPresent(both -> summed.add(gradient(designCurve, both)));
      }
    }
    gradients.set(List.copyOf(summed));
  }

  /** The coefficients of the design, where each has a loss. */
  private Optional<SideCoefficients> coefficients(DesignCurve object) {
    List<ScaleCoefficient> known =
        updater.designCurves().get().stream()
            .filter(curve -> curve.whole().id() == object.whole().id())
            .flatMap(curve -> curve.curve().toOptional().stream())
            .map(LossCurve::source)
            .toList();
    return known.size() == object.whole().design().sides().size()
        ? Optional.of(new SideCoefficients(known.get(0), known.get(known.size() - 1)))
        : Optional.empty();
  }

  private SummedGradients gradient(DesignCurve designCurve, SideCoefficients coefficients) {
    Imbalance now = imbalance().get();
    return new SummedGradients(
        designCurve,
        now.gradientSums(coefficients, GradientSpace.COEFFICIENT),
        now.gradientSums(coefficients, GradientSpace.LOGIT));
  }

  /** Replaces the examples. */
  public void importExamples(Imbalance examples) {
    change("app.step.import", examples);
  }

  void change(String step, Imbalance examples) {
    designs.setExamples(step, examples);
  }

  void replace(int index, ExampleGroup group) {
    List<ExampleGroup> groups = new ArrayList<>(imbalance().get().groups());
    groups.set(index, group);
    change("app.step.group", new Imbalance(groups));
  }

  void add() {
    List<ExampleGroup> groups = new ArrayList<>(imbalance().get().groups());
    groups.add(new ExampleGroup(100, 0.5));
    change("app.step.add_group", new Imbalance(groups));
  }

  /** Removes a group; the last one is kept. */
  void remove(int index) {
    List<ExampleGroup> groups = new ArrayList<>(imbalance().get().groups());
    if (groups.size() > 1 && index >= 0 && index < groups.size()) {
      groups.remove(index);
      change("app.step.remove_group", new Imbalance(groups));
    }
  }

  void paper() {
    change("app.step.paper", Imbalance.paper());
  }

  /** The groups of a file of p values; slow for large ones. */
  static Outcome<Imbalance> read(Path file) {
    return ProbabilityFile.read(file, "").map(Histogram::of);
  }

  /**
   * Sets the parameter of the selected design such that easy and hard examples have the same sum.
   */
  Outcome<Double> balance() {
    designs.endGesture();
    Design design = designs.current().design();
    String letter = design.parameters().keySet().stream().findFirst().orElse("");
    Outcome<Double> solved =
        letter.isEmpty()
            ? Outcome.bad("app.imbalance.no-letter", design.name())
            : solver().solve(design, letter);
    solved
        .toOptional()
        .ifPresent(
            value ->
                designs.change(
                    "app.step.balance", changed -> changed.withParameter(letter, value)));
    return solved;
  }

  private BalanceSolver solver() {
    return new BalanceSolver(imbalance().get(), space.get(), designs.progress().get());
  }
}
