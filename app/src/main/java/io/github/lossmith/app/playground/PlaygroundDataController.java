package io.github.lossmith.app.playground;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.screen.WordConverter;
import io.github.lossmith.designer.playground.PointRecipe;
import io.github.lossmith.designer.playground.PointSet;
import io.github.lossmith.designer.playground.PointShape;
import io.github.lossmith.designer.problem.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;

/** The points: generated, read from a file, or put into the pictures. */
public final class PlaygroundDataController implements AutoCloseable {
  private static final FileKind KIND =
      new FileKind("app.playground.import.kind", List.of("csv", "txt", "tsv"));
  private final DesignContext context;
  private final PlaygroundModel model;
  private final PointClass pointClass;
  private final Texts texts;
  private final FormListeners bindings = new FormListeners();
  private boolean showing;
  @FXML private ComboBox<PointShape> shape;
  @FXML private Slider ratio;
  @FXML private Label ratioValue;
  @FXML private Slider count;
  @FXML private Label countValue;
  @FXML private Slider spread;
  @FXML private Label spreadValue;
  @FXML private Slider noise;
  @FXML private Label noiseValue;
  @FXML private ComboBox<Optional<Boolean>> clicks;
  @FXML private Label points;

  PlaygroundDataController(DesignContext context, PlaygroundModel model, PointClass pointClass) {
    this.context = context;
    this.model = model;
    this.pointClass = pointClass;
    texts = context.services().texts();
  }

  @FXML
  private void initialize() {
    shape.setConverter(new WordConverter<>(one -> texts.text("app.playground.shape." + one.key())));
    shape.getItems().setAll(PointShape.values());
    shape.setOnAction(event -> recipe((recipe, value) -> recipe.with(shape.getValue()), 0));
    clicks.setConverter(new WordConverter<>(this::clickName));
    clicks.getItems().setAll(List.of(Optional.empty(), Optional.of(true), Optional.of(false)));
    clicks.valueProperty().bindBidirectional(pointClass.rare());
    slide(ratio, (recipe, value) -> recipe.withRatio(Math.rint(Math.pow(10, value))));
    slide(count, (recipe, value) -> recipe.withCount((int) Math.round(value)));
    slide(spread, PointRecipe::withSpread);
    slide(noise, PointRecipe::withLabelNoise);
    bindings.on(this::show, model.setup());
    show();
  }

  private String clickName(Optional<Boolean> rare) {
    String key = rare.map(one -> one ? "rare" : "common").orElse("nothing");
    return texts.text("app.playground.clicks." + key);
  }

  private void slide(Slider slider, BiFunction<PointRecipe, Double, PointRecipe> changed) {
    slider
        .valueProperty()
        .addListener((observed, before, now) -> recipe(changed, now.doubleValue()));
  }

  private void recipe(BiFunction<PointRecipe, Double, PointRecipe> changed, double value) {
    change(() -> model.change(now -> now.with(changed.apply(now.recipe(), value))));
  }

  /** Only what the user does changes the setup, not what is shown of it. */
  private void change(Runnable change) {
    if (!showing) {
      change.run();
    }
  }

  private void show() {
    showing = true;
    RaceSetup setup = model.setup().get();
    PointRecipe recipe = setup.recipe();
    shape.setValue(recipe.shape());
    ratio.setValue(Math.log10(recipe.ratio()));
    count.setValue(recipe.count());
    spread.setValue(recipe.spread());
    noise.setValue(recipe.labelNoise());
    ratioValue.setText("1 : " + texts.number(recipe.ratio(), 4));
    countValue.setText(texts.number(recipe.count(), 4));
    spreadValue.setText(texts.number(recipe.spread(), 2));
    noiseValue.setText(RaceVerdict.percent(recipe.labelNoise(), texts));
    PointSet now = setup.points();
    String key = setup.own().isPresent() ? "app.playground.points.own" : "app.playground.points";
    points.setText(texts.text(key, now.size() - now.rareCount(), now.rareCount()));
    showing = false;
  }

  @FXML
  private void clearPoints() {
    model.change(now -> now.withOwn(new PointSet(List.of())));
  }

  @FXML
  private void generate() {
    model.change(now -> now.with(now.recipe()));
  }

  @FXML
  private void importFile() {
    context.services().dialogs().open(KIND).ifPresent(this::read);
  }

  private void read(Path file) {
    context.services().tasks().background(() -> PlaygroundModel.read(file), this::take);
  }

  private void take(Outcome<PointSet> read) {
    read.failure().ifPresent(bad -> context.services().notices().warn(bad));
    read.toOptional().ifPresent(own -> model.change(now -> now.withOwn(own)));
  }

  @Override
  public void close() {
    bindings.close();
    clicks.valueProperty().unbindBidirectional(pointClass.rare());
  }
}
