package io.github.lossmith.app.train;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.trainer.experiment.LossSettings;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** A row of the launch form: one loss, whether it is trained, and its hyper-parameters as typed. */
public final class LossForm {
  /** The paper's Table 1, by the design's key; {@code ce} with mining is {@code ce-ohem}. */
  private static final List<String> IN_TABLE = List.of("ce", "ce-ohem", "focal", "maki", "qce");

  private final String design;
  private final String reason;
  private final BooleanProperty chosen;
  private final StringProperty name;
  private final StringProperty learningRate;
  private final StringProperty boxWeight;
  private final StringProperty mining;
  private final StringProperty normalisation;

  private LossForm(LossSettings loss, String reason, boolean chosen) {
    design = loss.design();
    this.reason = reason;
    this.chosen = new SimpleBooleanProperty(chosen);
    name = new SimpleStringProperty(loss.name());
    learningRate = new SimpleStringProperty(Numbers.print(loss.learningRate()));
    boxWeight = new SimpleStringProperty(Numbers.print(loss.boxWeight()));
    mining = new SimpleStringProperty(Numbers.print(loss.mining().orElse(0)));
    normalisation = new SimpleStringProperty(loss.normalisation());
  }

  /** A loss of an experiment preset. */
  static LossForm of(LossSettings loss) {
    String mined = loss.mining().orElse(0) > 0 ? "-ohem" : "";
    String key = loss.design() + mined;
    String reason = "app.train.reason." + (IN_TABLE.contains(key) ? key : "other");
    return new LossForm(loss, reason, true);
  }

  /** One of the known losses that Table 1 does not have. */
  static LossForm ofPreset(String key, Design design) {
    return of(design, key, "app.train.reason.other", false);
  }

  /** A design of the user's. */
  static LossForm ofDesign(Design design) {
    return of(design, DesignFile.print(design), "app.train.reason.own", true);
  }

  private static LossForm of(Design design, String source, String reason, boolean chosen) {
    LossSettings plain = LossSettings.of(design.name(), source);
    Normalisation divisor = design.normalisation();
    LossSettings loss =
        new LossSettings(
            plain.name(),
            plain.design(),
            divisor.name().toLowerCase(Locale.ROOT),
            OptionalDouble.of(design.mining().orElse(0)),
            plain.learningRate(),
            divisor == Normalisation.ALL ? 0.1 : plain.boxWeight());
    return new LossForm(loss, reason, chosen);
  }

  public BooleanProperty chosen() {
    return chosen;
  }

  public StringProperty name() {
    return name;
  }

  public StringProperty learningRate() {
    return learningRate;
  }

  public StringProperty boxWeight() {
    return boxWeight;
  }

  /** Easy examples for each positive, 0 for none. */
  public StringProperty mining() {
    return mining;
  }

  /** {@code positives}, {@code all} or {@code none}. */
  public StringProperty normalisation() {
    return normalisation;
  }

  /** The key of why these are the defaults. */
  public String reason() {
    return reason;
  }

  /** Whether it is a published loss that the experiment does not have. */
  boolean isOther() {
    return reason.equals("app.train.reason.other");
  }

  /** Everything whose change changes the experiment. */
  List<ObservableValue<?>> watched() {
    return List.of(chosen, name, learningRate, boxWeight, mining, normalisation);
  }

  /**
   * As typed.
   *
   * @throws NumberFormatException if a number is none; its message is the text
   */
  LossSettings settings() {
    return new LossSettings(
        name.get().strip(),
        design,
        normalisation.get(),
        OptionalDouble.of(Numbers.parse(mining.get())),
        Numbers.parse(learningRate.get()),
        Numbers.parse(boxWeight.get()));
  }
}
