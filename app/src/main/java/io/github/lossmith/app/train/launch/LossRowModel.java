package io.github.lossmith.app.train.launch;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Optimisation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** A row of the launch form: one loss, whether it is trained, and its hyper-parameters as typed. */
public final class LossRowModel {
  /** The paper's Table 1, by the design's key; {@code ce} with mining is {@code ce-ohem}. */
  private static final List<String> IN_TABLE = List.of("ce", "ce-ohem", "focal", "maki", "qce");

  /** The divisors of a loss. */
  static final List<String> DIVISORS = List.of("positives", "all", "none");

  /** The ranges that an experiment file may have. */
  private static final double LEAST_RATE = 1e-12;

  private static final double MOST_RATE = 10;
  private static final double MOST_WEIGHT = 1e6;

  /** The origin of a loss in the form. */
  enum Origin {
    EXPERIMENT,
    RUN,
    OTHER,
    OWN
  }

  /** A field of the row. */
  enum Column {
    NAME("app.train.losses.name"),
    LEARNING_RATE("app.train.losses.learning-rate"),
    BOX_WEIGHT("app.train.losses.box-weight"),
    MINING("app.train.losses.mining");

    private final String key;

    Column(String key) {
      this.key = key;
    }

    /** The message key of its heading. */
    String key() {
      return key;
    }
  }

  /** What is wrong, and where. */
  record Fault(Column column, Problem problem) {
    /** The problem preceded by the names of the loss and of the column. */
    Problem named(String loss) {
      Problem inColumn = LaunchField.named(column.key, problem);
      return loss.isEmpty() ? inColumn : Problem.of("app.train.launch.at", loss, inColumn);
    }
  }

  private final Origin origin;
  private final String id;
  private final DesignRef design;
  private final Optimisation optimisation;
  private final String reason;
  private final BooleanProperty chosen;
  private final StringProperty name;
  private final StringProperty learningRate;
  private final StringProperty boxWeight;
  private final StringProperty mining;
  private final StringProperty normalisation;
  private final ReadOnlyObjectWrapper<Optional<Fault>> fault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper called = new ReadOnlyStringWrapper("");

  private LossRowModel(LossSettings loss, Origin origin, String reason, boolean chosen) {
    this.origin = origin;
    id = origin.name().toLowerCase(Locale.ROOT) + ":" + loss.name();
    design = loss.design();
    optimisation = loss.optimisation();
    this.reason = reason;
    this.chosen = new SimpleBooleanProperty(chosen);
    name = new SimpleStringProperty(loss.name());
    learningRate = new SimpleStringProperty(TypedNumbers.print(loss.learningRate()));
    boxWeight = new SimpleStringProperty(TypedNumbers.print(loss.boxWeight()));
    mining = new SimpleStringProperty(TypedNumbers.print(loss.mining().orElse(0)));
    normalisation = new SimpleStringProperty(loss.normalisation());
  }

  /** A loss of an experiment preset. */
  static LossRowModel of(LossSettings loss) {
    String mined = loss.mining().orElse(0) > 0 ? "-ohem" : "";
    String key = loss.design().text() + mined;
    String reason = "app.train.reason." + (IN_TABLE.contains(key) ? key : "other");
    return new LossRowModel(loss, Origin.EXPERIMENT, reason, true);
  }

  /** A loss of a run, as it was trained there. */
  static LossRowModel ofRun(LossSettings loss) {
    Optional<Design> read =
        loss.design() instanceof DesignRef.Inline inline
            ? inline.resolve().toOptional()
            : Optional.empty();
    String divisor = loss.normalisation();
    if (divisor.isEmpty()) {
      Normalisation own = read.map(Design::normalisation).orElse(Normalisation.POSITIVES);
      divisor = own.name().toLowerCase(Locale.ROOT);
    }
    double mined = loss.mining().orElseGet(() -> read.map(d -> d.mining().orElse(0)).orElse(0.0));
    LossSettings complete =
        new LossSettings(
            loss.name(),
            loss.design(),
            divisor,
            OptionalDouble.of(mined),
            loss.learningRate(),
            loss.boxWeight(),
            loss.optimisation());
    return new LossRowModel(complete, Origin.RUN, "app.train.reason.run", true);
  }

  /** One of the known losses that Table 1 does not have. */
  static LossRowModel ofPreset(String key, Design design) {
    return of(design, new DesignRef.Preset(key), Origin.OTHER, "app.train.reason.other", false);
  }

  /** A design of the user's. */
  static LossRowModel ofDesign(Design design) {
    return of(design, DesignRef.Inline.of(design), Origin.OWN, "app.train.reason.own", true);
  }

  private static LossRowModel of(
      Design design, DesignRef source, Origin origin, String reason, boolean chosen) {
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
    return new LossRowModel(loss, origin, reason, chosen);
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

  Origin origin() {
    return origin;
  }

  /** Whether it is a design of the user's. */
  boolean isOwn() {
    return origin == Origin.OWN;
  }

  /** The first thing that is wrong with the row; never of a loss that is not trained. */
  ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return fault.getReadOnlyProperty();
  }

  /** The name it is trained under where another loss has the typed one; empty: the typed one. */
  ReadOnlyStringProperty called() {
    return called.getReadOnlyProperty();
  }

  void call(String other) {
    called.set(other.equals(name.get().strip()) ? "" : other);
  }

  /** Everything whose change changes the experiment. */
  List<ObservableValue<?>> watched() {
    return List.of(chosen, name, learningRate, boxWeight, mining, normalisation);
  }

  /** The settings as typed, empty where something is wrong; {@link #fault} says what. */
  Optional<LossSettings> settings() {
    Outcome<Double> rate = TypedNumbers.decimal(learningRate.get(), LEAST_RATE, MOST_RATE);
    Outcome<Double> weight = TypedNumbers.decimal(boxWeight.get(), 0, MOST_WEIGHT);
    Outcome<Double> ratio = TypedNumbers.decimal(mining.get(), 0, MOST_WEIGHT);
    Optional<Fault> wrong =
        fault(named(), Column.NAME)
            .or(() -> fault(rate, Column.LEARNING_RATE))
            .or(() -> fault(weight, Column.BOX_WEIGHT))
            .or(() -> fault(ratio, Column.MINING));
    fault.set(wrong);
    return wrong.isPresent()
        ? Optional.empty()
        : Optional.of(
            new LossSettings(
                name.get().strip(),
                design,
                normalisation.get(),
                OptionalDouble.of(ratio.orThrow()),
                rate.orThrow(),
                weight.orThrow(),
                optimisation));
  }

  /** Clears the errors: a loss that is not trained is not checked. */
  void pass() {
    fault.set(Optional.empty());
    called.set("");
  }

  private Outcome<String> named() {
    return name.get().isBlank()
        ? Outcome.bad("app.train.launch.no-name")
        : Outcome.ok(name.get().strip());
  }

  private static Optional<Fault> fault(Outcome<?> typed, Column column) {
    return typed.failure().map(problem -> new Fault(column, problem));
  }

  /** What is kept over a restart. */
  FormState.Row state() {
    return new FormState.Row(
        id,
        chosen.get(),
        name.get(),
        learningRate.get(),
        boxWeight.get(),
        mining.get(),
        normalisation.get());
  }

  void restore(FormState.Row row) {
    chosen.set(row.chosen());
    name.set(row.name());
    learningRate.set(row.learningRate());
    boxWeight.set(row.boxWeight());
    mining.set(row.mining());
    if (DIVISORS.contains(row.normalisation())) {
      normalisation.set(row.normalisation());
    }
  }

  /** Which row of the form this is, over a restart. */
  String id() {
    return id;
  }
}
