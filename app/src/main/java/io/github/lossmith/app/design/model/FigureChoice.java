package io.github.lossmith.app.design.model;

import io.github.lossmith.app.settings.Axes;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.plotting.article.Quantity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The user's choice of panels, axes and highlights. The settings remember panels and axes. */
public final class FigureChoice {
  public static final String LINEAR = "linear";
  public static final String SYMLOG = "symlog";
  public static final String LOG = "log";
  public static final String LOGIT = "logit";
  private final ObjectProperty<Set<Quantity>> panels =
      new SimpleObjectProperty<>(EnumSet.of(Quantity.COEFFICIENT, Quantity.LOSS));
  private Optional<Lent> lent = Optional.empty();
  private final StringProperty across = new SimpleStringProperty(LINEAR);
  private final StringProperty upwards = new SimpleStringProperty(LINEAR);
  private final ObjectProperty<List<Span>> highlight = new SimpleObjectProperty<>(List.of());
  private final IntegerProperty knot = new SimpleIntegerProperty(-1);
  private final ObjectProperty<DrawTool> tool = new SimpleObjectProperty<>(DrawTool.LOOK);

  /** The user's choice while something else is shown. */
  private record Lent(Set<Quantity> panels, String across, String upwards) {}

  public FigureChoice(SettingsStore settings) {
    Axes kept = settings.get().axes();
    Set<Quantity> shown = EnumSet.noneOf(Quantity.class);
    Arrays.stream(Quantity.values())
        .filter(quantity -> kept.panels().contains(quantity.key()))
        .forEach(shown::add);
    if (!shown.isEmpty()) {
      panels.set(shown);
    }
    choose(across, kept.across(), LINEAR, LOG, LOGIT);
    choose(upwards, kept.upwards(), LINEAR, SYMLOG, LOG);
    panels.addListener(observed -> remember(settings));
    across.addListener(observed -> remember(settings));
    upwards.addListener(observed -> remember(settings));
  }

  private static void choose(StringProperty scale, String kept, String... known) {
    if (List.of(known).contains(kept)) {
      scale.set(kept);
    }
  }

  /**
   * Shows other panels and scales, which are not remembered, until {@link #giveBack()}.
   *
   * @param shown the panels; empty for those of the user
   * @param scaleOfP empty for the user's
   * @param scaleOfValues empty for the user's
   */
  public void borrow(
      Optional<Set<Quantity>> shown, Optional<String> scaleOfP, Optional<String> scaleOfValues) {
    Lent users = lent.orElseGet(() -> new Lent(panels.get(), across.get(), upwards.get()));
    lent = Optional.of(users);
    panels.set(EnumSet.copyOf(shown.orElse(users.panels)));
    across.set(scaleOfP.orElse(users.across));
    upwards.set(scaleOfValues.orElse(users.upwards));
  }

  /** Shows again what was there before it was borrowed. */
  public void giveBack() {
    lent.ifPresent(
        users -> {
          panels.set(users.panels);
          across.set(users.across);
          upwards.set(users.upwards);
        });
    lent = Optional.empty();
  }

  private void remember(SettingsStore settings) {
    if (lent.isPresent()) {
      return;
    }
    List<String> shown = panels.get().stream().map(Quantity::key).toList();
    settings.change(
        before -> before.withAxes(before.axes().withCurves(shown, across.get(), upwards.get())));
  }

  /** A highlighted interval of p, such as where a check fails. */
  public record Span(double from, double to) {}

  public ObjectProperty<Set<Quantity>> panels() {
    return panels;
  }

  /** The scale of the axis of p: linear, log or logit. */
  public StringProperty across() {
    return across;
  }

  /** The scale of the values: linear, symlog, or log where they have one sign. */
  public StringProperty upwards() {
    return upwards;
  }

  public ObjectProperty<List<Span>> highlight() {
    return highlight;
  }

  /**
   * The index of the selected knot of the current drawing, in the table and on the panel; -1 if
   * there is none.
   */
  public IntegerProperty knot() {
    return knot;
  }

  /** The tool of the mouse on the panels. */
  public ObjectProperty<DrawTool> tool() {
    return tool;
  }

  /** Shows a panel or hides it; the last one cannot be hidden. */
  public void show(Quantity kind, boolean on) {
    Set<Quantity> changed = EnumSet.copyOf(panels.get());
    if (on) {
      changed.add(kind);
    } else if (changed.size() > 1) {
      changed.remove(kind);
    }
    panels.set(changed);
  }
}
