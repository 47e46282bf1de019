package io.github.lossmith.app.playground;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.screen.WordConverter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** The race: play, pause, step, reset, speed, the cards of the losses, and the seeds. */
public final class PlaygroundController implements AutoCloseable {
  private final DesignContext context;
  private final PlaygroundModel model;
  private final PointClass pointClass;
  private final Texts texts;
  private final FormListeners bindings = new FormListeners();
  private final Map<Long, LaneCard> cards = new LinkedHashMap<>();
  private final SeedGrid grid = new SeedGrid();
  @FXML private ToggleButton play;
  @FXML private Button step;
  @FXML private Button seeds;
  @FXML private ComboBox<Integer> speed;
  @FXML private Label steps;
  @FXML private Label verdict;
  @FXML private Label seedsVerdict;
  @FXML private FlowPane lanes;
  @FXML private ScrollPane race;
  @FXML private ScrollPane strip;

  PlaygroundController(DesignContext context, PlaygroundModel model, PointClass pointClass) {
    this.context = context;
    this.model = model;
    this.pointClass = pointClass;
    texts = context.services().texts();
  }

  @FXML
  private void initialize() {
    strip.setContent(grid);
    speed.getItems().setAll(PlaygroundModel.SPEEDS);
    speed.setConverter(
        new WordConverter<>(steps -> texts.text("app.playground.speed.steps", steps)));
    speed.setValue(model.speed().get());
    speed.setOnAction(event -> model.speed().set(speed.getValue()));
    play.selectedProperty().bindBidirectional(model.playing());
    PlaygroundKeys.watch(play, model::isShown, play::fire);
    bindings.on(this::showPlay, model.playing());
    bindings.on(this::show, model.frame(), context.designs().selectedDesign());
    bindings.on(this::showSeeds, model.strip().results(), model.strip().running());
    bindings.on(this::dress, context.services().dark());
    lanes.widthProperty().addListener(observed -> fit());
    race.heightProperty().addListener(observed -> fit());
    dress();
    model.show(context.services().settings().get().place().equals(PlaygroundPlace.NAME));
    showPlay();
    show();
    showSeeds();
  }

  private void dress() {
    model
        .colours()
        .set(context.services().dark().get() ? PictureColours.DARK : PictureColours.LIGHT);
  }

  private void showPlay() {
    play.setText(
        texts.text(model.playing().get() ? "app.playground.pause" : "app.playground.play"));
  }

  private void show() {
    RaceFrame frame = model.frame().get();
    List<Long> ids = frame.lanes().stream().map(seen -> seen.lane().id()).toList();
    if (!List.copyOf(cards.keySet()).equals(ids)) {
      cards.keySet().retainAll(ids);
      Map<Long, LaneCard> kept = Map.copyOf(cards);
      cards.clear();
      ids.forEach(id -> cards.put(id, kept.containsKey(id) ? kept.get(id) : card(id)));
      lanes.getChildren().setAll(cards.values());
      fit();
    }
    long chosen = context.designs().selectedDesign().get();
    for (RaceFrame.Seen seen : frame.lanes()) {
      LaneCard card = cards.get(seen.lane().id());
      if (card != null) {
        card.show(seen, seen.lane().id() == chosen, model.colours().get());
      }
    }
    steps.setText(texts.text("app.playground.steps", frame.steps()));
    verdict.setText(RaceVerdict.text(frame, model.hasBothClasses(), texts));
    boolean runs = !frame.lanes().isEmpty();
    step.setDisable(!runs);
    seeds.setDisable(!runs || model.strip().running().get());
  }

  /** Pictures of such a size that all losses stand beside each other, where that is possible. */
  private void fit() {
    double width = lanes.getWidth() + lanes.getHgap();
    int side = LaneCard.side(width / Math.max(1, cards.size()) - lanes.getHgap(), race.getHeight());
    cards.values().forEach(card -> card.resize(side));
    model.size().set(Math.min(side, PlaygroundModel.MOST_SIZE));
  }

  private LaneCard card(long id) {
    return new LaneCard(
        texts, () -> context.designs().selectedDesign().set(id), (x, y) -> put(x, y));
  }

  private void put(double x, double y) {
    pointClass.chosen().ifPresent(rare -> model.put(x, y, rare));
  }

  private void showSeeds() {
    List<SeedResult> results = model.strip().results().get();
    grid.show(results, texts);
    seedsVerdict.setText(
        results.isEmpty() ? "" : RaceVerdict.text(results, SeedStrip.SEEDS, texts));
    seeds.setDisable(model.frame().get().lanes().isEmpty() || model.strip().running().get());
  }

  @FXML
  private void stepOnce() {
    model.step();
  }

  @FXML
  private void reset() {
    model.reset();
  }

  @FXML
  private void runSeeds() {
    model.startSeeds();
  }

  @Override
  public void close() {
    bindings.close();
    play.selectedProperty().unbindBidirectional(model.playing());
  }
}
