package io.github.lossmith.app.train;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.DataSettings;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.experiment.TrunkMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The launch form: an experiment as typed, checked at every key by the same reader that the command
 * line uses. All methods are called on the screen's thread.
 */
public final class LaunchModel {
  private final ObjectProperty<String> preset = new SimpleObjectProperty<>("quick");
  private final StringProperty name = new SimpleStringProperty("quick");
  private final StringProperty folder = new SimpleStringProperty("");
  private final StringProperty weights = new SimpleStringProperty("");
  private final StringProperty trainSplits = new SimpleStringProperty("trainval");
  private final StringProperty testSplits = new SimpleStringProperty("test");
  private final StringProperty iterations = new SimpleStringProperty("");
  private final StringProperty batch = new SimpleStringProperty("");
  private final StringProperty seed = new SimpleStringProperty("");
  private final StringProperty evaluations = new SimpleStringProperty("");
  private final StringProperty copies = new SimpleStringProperty("");
  private final ObjectProperty<TrunkMode> trunk = new SimpleObjectProperty<>(TrunkMode.SMALL);
  private final ObjectProperty<Double> width = new SimpleObjectProperty<>(1.0);
  private final ObservableList<LossForm> losses = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Outcome<Experiment>> experiment =
      new ReadOnlyObjectWrapper<>(Outcome.bad("app.train.launch.no-loss"));
  private Experiment base = ExperimentPresets.named("quick");
  private boolean filling;

  LaunchModel() {
    List<ObservableValue<?>> watched =
        List.of(
            name,
            folder,
            weights,
            trainSplits,
            testSplits,
            iterations,
            batch,
            seed,
            evaluations,
            copies,
            trunk,
            width);
    watched.forEach(value -> value.addListener(observed -> check()));
    preset.addListener((observed, before, now) -> fill(now));
    fill("quick");
  }

  /** One of {@link ExperimentPresets#names}; choosing one fills the form. */
  public ObjectProperty<String> preset() {
    return preset;
  }

  public StringProperty name() {
    return name;
  }

  /** The VOC folder; the quick experiment has none. */
  public StringProperty folder() {
    return folder;
  }

  /** The Keras weight file of the trunk, empty for a random start. */
  public StringProperty weights() {
    return weights;
  }

  /** Names of the splits to train on, with commas. */
  public StringProperty trainSplits() {
    return trainSplits;
  }

  /** Names of the splits to test on, with commas. */
  public StringProperty testSplits() {
    return testSplits;
  }

  public StringProperty iterations() {
    return iterations;
  }

  public StringProperty batch() {
    return batch;
  }

  public StringProperty seed() {
    return seed;
  }

  public StringProperty evaluations() {
    return evaluations;
  }

  public StringProperty copies() {
    return copies;
  }

  public ObjectProperty<TrunkMode> trunk() {
    return trunk;
  }

  public ObjectProperty<Double> width() {
    return width;
  }

  public ObservableList<LossForm> losses() {
    return losses;
  }

  /** What the form says now, or what is wrong with it. */
  public ReadOnlyObjectProperty<Outcome<Experiment>> experiment() {
    return experiment.getReadOnlyProperty();
  }

  /** Whether a preset needs a folder of images. */
  static boolean needsFolder(String preset) {
    return !ExperimentPresets.named(preset).data().synthetic();
  }

  /** Whether the splits are the user's; an experiment of several parts has its own. */
  static boolean hasOwnSplits(String preset) {
    return needsFolder(preset) && ExperimentPresets.named(preset).data().parts().size() == 1;
  }

  /**
   * Takes a dropped folder as the data set; the quick experiment gives way to one on photographs.
   */
  void drop(Path dropped) {
    if (!needsFolder(preset.get())) {
      preset.set("bccd");
    }
    folder.set(dropped.toString());
  }

  private void fill(String presetName) {
    filling = true;
    base = ExperimentPresets.named(presetName);
    name.set(base.name());
    iterations.set(Integer.toString(base.schedule().iterations()));
    batch.set(Integer.toString(base.schedule().batch()));
    seed.set(Long.toString(base.schedule().seed()));
    evaluations.set(Integer.toString(base.schedule().evaluations()));
    copies.set(Integer.toString(base.detector().copies()));
    trunk.set(base.detector().trunk());
    width.set(base.detector().width());
    List<LossForm> forms = new ArrayList<>(losses.stream().filter(LaunchModel::isOwn).toList());
    base.losses().stream().map(LossForm::of).forEach(forms::add);
    Set<String> known = new HashSet<>(base.losses().stream().map(LossSettings::design).toList());
    for (String key : Presets.keys()) {
      if (!known.contains(key)) {
        Presets.named(key).ifPresent(design -> forms.add(LossForm.ofPreset(key, design)));
      }
    }
    losses.clear();
    forms.forEach(this::add);
    filling = false;
    check();
  }

  private static boolean isOwn(LossForm form) {
    return form.reason().equals("app.train.reason.own");
  }

  private void add(LossForm form) {
    form.watched().forEach(value -> value.addListener(observed -> check()));
    losses.add(form);
  }

  /** Offers the user's ticked designs, each at its state of now, before the presets. */
  void offer(List<Design> ticked) {
    List<LossForm> forms = new ArrayList<>();
    for (Design design : ticked) {
      if (!Presets.all().contains(design)) {
        forms.add(LossForm.ofDesign(design));
      }
    }
    losses.stream().filter(form -> !isOwn(form)).forEach(forms::add);
    losses.clear();
    forms.forEach(this::add);
    check();
  }

  private void check() {
    if (!filling) {
      experiment.set(typed());
    }
  }

  private Outcome<Experiment> typed() {
    try {
      List<LossSettings> wanted = new ArrayList<>();
      for (LossForm form : losses) {
        if (form.chosen().get()) {
          wanted.add(form.settings());
        }
      }
      if (wanted.isEmpty()) {
        return Outcome.bad("app.train.launch.no-loss");
      }
      Experiment asked =
          new Experiment(
              name.get().strip(),
              base.description(),
              data(),
              detector(),
              base.augmentation(),
              schedule(),
              wanted);
      if (missing(asked)) {
        return folder.get().isBlank()
            ? Outcome.bad("app.train.launch.which-folder")
            : Outcome.bad("app.train.launch.no-folder", folder.get());
      }
      return ExperimentFile.parse(ExperimentFile.print(asked), asked.name());
    } catch (NumberFormatException notANumber) {
      return Outcome.bad("app.train.launch.number", String.valueOf(notANumber.getMessage()));
    }
  }

  private static boolean missing(Experiment asked) {
    String chosen = asked.data().folder();
    return !asked.data().synthetic() && (chosen.isEmpty() || !Files.isDirectory(Path.of(chosen)));
  }

  /** The classes of a folder of the user's are those in its annotations. */
  private DataSettings data() {
    DataSettings data = base.data();
    if (data.synthetic()) {
      return data;
    }
    if (!hasOwnSplits(preset.get())) {
      return data.withFolder(folder.get().strip());
    }
    DataSettings.Part part =
        new DataSettings.Part("", names(trainSplits.get()), names(testSplits.get()));
    return new DataSettings(
        false, folder.get().strip(), List.of(part), List.of(), data.images(), data.testImages());
  }

  private static List<String> names(String text) {
    return List.of(text.strip().split("[,;\\s]+"));
  }

  private DetectorSettings detector() {
    DetectorSettings like = base.detector();
    return new DetectorSettings(
        like.size(),
        trunk.get(),
        width.get(),
        weights.get().strip(),
        Numbers.whole(copies.get()),
        like.minimumSizes(),
        like.maximumSizes(),
        like.ratios(),
        like.backgroundPrior());
  }

  private Schedule schedule() {
    int steps = Numbers.whole(iterations.get());
    int evaluated = Numbers.whole(evaluations.get());
    return new Schedule(
        steps,
        Numbers.whole(batch.get()),
        Numbers.whole(seed.get()),
        evaluated,
        Math.max(1, Math.min(base.schedule().checkpointEvery(), steps)),
        base.schedule().accumulate());
  }
}
