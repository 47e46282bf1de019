package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.TrunkMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The launch form: an experiment as typed, checked at every key by the ranges that the command line
 * has too; the files that it names are looked at in the background. All methods are called on the
 * screen's thread.
 */
public final class LaunchForm {
  /** The entry of the presets for the experiment of a run. */
  public static final String LIKE = "like";

  /** A network folder may take long; the newest request continues then. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Refreshes of the list of runs, a second each, until an unanswered question is repeated. */
  private static final int ASK_AGAIN_AFTER = 30;

  private final ObjectProperty<String> preset = new SimpleObjectProperty<>("quick");
  private final ObservableList<String> presets =
      FXCollections.observableArrayList(ExperimentPresets.names());
  private final Map<LaunchField, StringProperty> fields = new EnumMap<>(LaunchField.class);
  private final ObjectProperty<TrunkMode> trunk = new SimpleObjectProperty<>(TrunkMode.SMALL);
  private final ObjectProperty<Double> width = new SimpleObjectProperty<>(1.0);
  private final ObservableList<LossRowModel> losses = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Outcome<Experiment>> experiment =
      new ReadOnlyObjectWrapper<>(Outcome.bad("app.train.launch.no-loss"));
  private final ReadOnlyObjectWrapper<Map<LaunchField, Problem>> faults =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper photographs = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper ownSplits = new ReadOnlyBooleanWrapper();
  private final RaceForm race = new RaceForm();
  private final RememberedLossRows remembered = new RememberedLossRows();
  private final LatestInputWorker<NamedFiles, NamedFiles.Answer> looking;
  private Experiment base = ExperimentPresets.named("quick");
  private Optional<Experiment> like = Optional.empty();
  private TypedExperiment typed = TypedExperiment.NOTHING;
  private NamedFiles.Answer looked = NamedFiles.NOTHING;
  private final List<Runnable> onChange = new ArrayList<>();
  private int unanswered;
  private boolean filling;
  private boolean begun;

  LaunchForm(Tasks tasks) {
    looking =
        new LatestInputWorker<>(tasks, new NamedFiles.Look(), this::looked, PATIENCE, late -> {});
    for (LaunchField field : LaunchField.values()) {
      StringProperty value = new SimpleStringProperty("");
      value.addListener(observed -> check());
      fields.put(field, value);
    }
    field(LaunchField.TRAIN_SPLITS).set("trainval");
    field(LaunchField.TEST_SPLITS).set("test");
    trunk.addListener(observed -> check());
    width.addListener(observed -> check());
    race.onChange(this::check);
    preset.addListener((observed, before, now) -> choose(now));
    choose("quick");
  }

  /** One of {@link #presets}; choosing one fills the form. */
  public ObjectProperty<String> preset() {
    return preset;
  }

  /** The presets of experiments, and {@link #LIKE} where the form was filled from a run. */
  ObservableList<String> presets() {
    return presets;
  }

  /** What is typed into a field. */
  StringProperty field(LaunchField field) {
    StringProperty value = fields.get(field);
    if (value == null) {
      throw new IllegalArgumentException(field.name());
    }
    return value;
  }

  public StringProperty name() {
    return field(LaunchField.NAME);
  }

  /** The VOC folder; the quick experiment has none. */
  public StringProperty folder() {
    return field(LaunchField.FOLDER);
  }

  public StringProperty iterations() {
    return field(LaunchField.ITERATIONS);
  }

  public StringProperty batch() {
    return field(LaunchField.BATCH);
  }

  /** Parts of a batch; empty: as many as the device needs. */
  public StringProperty accumulate() {
    return field(LaunchField.ACCUMULATE);
  }

  public StringProperty evaluations() {
    return field(LaunchField.EVALUATIONS);
  }

  public ObjectProperty<TrunkMode> trunk() {
    return trunk;
  }

  public ObjectProperty<Double> width() {
    return width;
  }

  public ObservableList<LossRowModel> losses() {
    return losses;
  }

  RaceForm race() {
    return race;
  }

  /** What the form says now, or the first thing that is wrong with it. */
  public ReadOnlyObjectProperty<Outcome<Experiment>> experiment() {
    return experiment.getReadOnlyProperty();
  }

  /** What is wrong, by field, also with the files that are named. */
  ReadOnlyObjectProperty<Map<LaunchField, Problem>> faults() {
    return faults.getReadOnlyProperty();
  }

  /** Whether the form makes sense, and the files that it names are there. */
  ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /** Whether the experiment needs a folder of images. */
  ReadOnlyBooleanProperty photographs() {
    return photographs.getReadOnlyProperty();
  }

  /** Whether the splits are the user's; an experiment of several parts has its own. */
  ReadOnlyBooleanProperty ownSplits() {
    return ownSplits.getReadOnlyProperty();
  }

  /**
   * Takes a dropped folder as the data set; the quick experiment gives way to one on photographs.
   */
  void drop(Path dropped) {
    if (!photographs.get()) {
      preset.set("bccd");
    }
    folder().set(dropped.toString());
  }

  /** Fills the form from the experiment of a run: trained as it stands, it is the same again. */
  public void like(Experiment run) {
    offerLike(run);
    if (preset.get().equals(LIKE)) {
      choose(LIKE);
    } else {
      preset.set(LIKE);
    }
  }

  private void offerLike(Experiment run) {
    like = Optional.of(run);
    if (!presets.contains(LIKE)) {
      presets.add(LIKE);
    }
  }

  private void choose(String chosen) {
    filling = true;
    boolean again = chosen.equals(LIKE) && like.isPresent();
    base = again ? like.get() : ExperimentPresets.named(chosen);
    race.wanted().set(base.schedule().race().isPresent());
    trunk.set(base.detector().trunk());
    width.set(base.detector().width());
    photographs.set(!base.data().isGenerated());
    ownSplits.set(base.data().voc().filter(voc -> voc.parts().size() == 1).isPresent());
    ExperimentFields.of(base, again).forEach((field, value) -> field(field).set(value));
    fillLosses(again);
    filling = false;
    check();
  }

  private void fillLosses(boolean again) {
    List<LossRowModel> forms =
        new ArrayList<>(losses.stream().filter(LossRowModel::isOwn).toList());
    if (again) {
      forms.forEach(own -> own.chosen().set(false));
      base.losses().stream().map(LossRowModel::ofRun).forEach(forms::add);
    } else {
      base.losses().stream().map(LossRowModel::of).forEach(forms::add);
    }
    Set<DesignRef> known = new HashSet<>(base.losses().stream().map(LossSettings::design).toList());
    for (String key : Presets.keys()) {
      if (!known.contains(new DesignRef.Preset(key))) {
        Presets.named(key).ifPresent(design -> forms.add(LossRowModel.ofPreset(key, design)));
      }
    }
    losses.clear();
    forms.forEach(this::add);
  }

  private void add(LossRowModel form) {
    form.watched().forEach(value -> value.addListener(observed -> check()));
    losses.add(form);
  }

  /**
   * Offers the user's ticked designs, in their current state, before the presets. What was typed
   * beside a design of that name stays.
   */
  public void offer(List<Design> ticked) {
    losses.stream().filter(LossRowModel::isOwn).forEach(form -> remembered.add(form.state()));
    List<LossRowModel> forms = new ArrayList<>();
    for (Design design : ticked) {
      if (!Presets.all().contains(design)) {
        LossRowModel form = LossRowModel.ofDesign(design);
        remembered.find(form.id()).ifPresent(form::restore);
        forms.add(form);
      }
    }
    losses.stream().filter(form -> !form.isOwn()).forEach(forms::add);
    filling = true;
    losses.clear();
    forms.forEach(this::add);
    filling = false;
    check();
  }

  private Map<LaunchField, String> values() {
    Map<LaunchField, String> values = new EnumMap<>(LaunchField.class);
    fields.forEach((field, value) -> values.put(field, value.get()));
    return values;
  }

  /** What is kept over a restart. */
  FormState state() {
    Map<String, FormState.Row> rows = new LinkedHashMap<>(remembered.all());
    losses.forEach(form -> rows.put(form.id(), form.state()));
    return new FormState(
        preset.get(),
        like,
        values(),
        race.wanted().get(),
        trunk.get(),
        width.get(),
        List.copyOf(rows.values()));
  }

  /** Fills the form as it was left. */
  void restore(FormState state) {
    state.like().ifPresent(this::offerLike);
    if (presets.contains(state.preset())) {
      preset.set(state.preset());
    }
    filling = true;
    if ((state.trunk() == TrunkMode.SMALL) == (trunk.get() == TrunkMode.SMALL)) {
      trunk.set(state.trunk());
      width.set(state.width());
    }
    state.values().forEach((field, value) -> field(field).set(value));
    race.wanted().set(state.race());
    state.rows().forEach(remembered::add);
    Map<String, FormState.Row> rows = remembered.all();
    losses.forEach(form -> Optional.ofNullable(rows.get(form.id())).ifPresent(form::restore));
    filling = false;
    check();
  }

  private void check() {
    if (filling) {
      return;
    }
    race.see(losses);
    boolean same = like.filter(base::equals).isPresent();
    typed = TypedExperiment.of(base, same, values(), race.isOn(), trunk.get(), width.get(), losses);
    look();
    publish();
    List.copyOf(onChange).forEach(Runnable::run);
  }

  /** Called after every change of the form. */
  void onChange(Runnable listener) {
    onChange.add(listener);
  }

  /** The form is looked at for the first time: until then no file that it names is. */
  public void begin() {
    if (!begun) {
      begun = true;
      look();
    }
  }

  private void look() {
    if (begun) {
      looking.submit(NamedFiles.of(typed.experiment()));
    }
  }

  /** Checks the disk again every second, in case an error was corrected or there was no answer. */
  void recheckFiles() {
    if (looking.busy()) {
      return;
    }
    unanswered = isCurrent() ? 0 : unanswered + 1;
    if (!looked.faults().isEmpty() || unanswered == ASK_AGAIN_AFTER) {
      unanswered = 0;
      look();
    }
  }

  /** Whether the disk has been asked about the files that the form names now. */
  private boolean isCurrent() {
    return looked.files().equals(NamedFiles.of(typed.experiment()));
  }

  private void looked(NamedFiles.Answer answer) {
    looked = answer;
    publish();
  }

  private void publish() {
    boolean current = isCurrent();
    Map<LaunchField, Problem> all = new EnumMap<>(LaunchField.class);
    all.putAll(current ? looked.faults() : Map.of());
    all.putAll(typed.faults());
    faults.set(all);
    experiment.set(typed.experiment());
    ready.set(current && all.isEmpty() && typed.experiment().isOk());
  }

  /** The first thing that is wrong, with the name of its field. */
  Optional<Problem> problem() {
    return experiment
        .get()
        .failure()
        .or(
            () ->
                faults.get().entrySet().stream()
                    .findFirst()
                    .map(fault -> fault.getKey().named(fault.getValue())));
  }
}
