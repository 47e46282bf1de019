package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.LetterMotion;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A slider for every parameter, and one for the training progress if the formula uses it. */
public final class ParametersController implements AutoCloseable {
  private static final int DIGITS = 3;
  private final DesignContext context;
  private final FormListeners bindings = new FormListeners();
  private final Map<String, ParameterRow> rows = new LinkedHashMap<>();
  private List<Node> parts = List.of();
  @FXML private VBox section;
  @FXML private VBox letters;
  @FXML private VBox progressLine;
  @FXML private Slider progress;
  @FXML private Label progressValue;
  @FXML private HBox progressRange;
  @FXML private ComboBox<Double> speed;
  @FXML private ComboBox<Boolean> loop;
  private @Nullable PlayButton playProgress;
  private @Nullable FamilyControls progressFamily;

  public ParametersController(DesignContext context) {
    this.context = context;
  }

  @FXML
  private void initialize() {
    parts = List.copyOf(section.getChildren());
    progress.valueProperty().bindBidirectional(context.designs().progress());
    bindings.on(this::showProgress, context.designs().progress());
    bindings.on(this::show, context.designs().selectedDesign(), context.designs().openDesigns());
    PlayButton playT = new PlayButton(LetterMotion.PROGRESS, progress, context.motion(), texts());
    playProgress = playT;
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    FamilyControls familyT =
        new FamilyControls(
            LetterMotion.PROGRESS,
            context.services(),
            () -> new FormulaParameter(context.designs().progress().get(), 0, 1));
    progressFamily = familyT;
    progressRange.getChildren().addAll(2, List.of(playT, familyT.button(), gap));
    progressLine.getChildren().add(familyT.values());
    bindings.on(this::showPlaying, context.motion().playing());
    bindings.on(this::showFamilies, context.services().settings().settings());
    MotionChoices.fill(speed, loop, context.services());
    showProgress();
    show();
  }

  private Texts texts() {
    return context.services().texts();
  }

  private void showFamilies() {
    rows.values().forEach(ParameterRow::showFamily);
    if (progressFamily != null) {
      progressFamily.show();
    }
  }

  private void showPlaying() {
    String playing = context.motion().playing().get();
    rows.values().forEach(row -> row.showPlaying(playing));
    if (playProgress != null) {
      playProgress.show(playing);
    }
  }

  private void showProgress() {
    progressValue.setText(texts().number(context.designs().progress().get(), DIGITS));
  }

  private void show() {
    OpenDesign openDesign = context.designs().current();
    Design design = openDesign.design();
    List<String> names = List.copyOf(design.parameters().keySet());
    boolean same = List.copyOf(rows.keySet()).equals(names);
    if (!same) {
      rebuild(names);
    }
    design.parameters().forEach(this::show);
    FormListeners.show(progressLine, design.followsProgress());
    FormListeners.show(section, parts, !names.isEmpty() || design.followsProgress());
  }

  private void show(String name, FormulaParameter parameter) {
    ParameterRow row = rows.get(name);
    if (row != null) {
      row.show(parameter);
    }
  }

  private void rebuild(List<String> names) {
    rows.clear();
    List<Node> nodes = new ArrayList<>();
    for (String name : names) {
      ParameterRow row = new ParameterRow(name, context);
      rows.put(name, row);
      nodes.add(row);
    }
    letters.getChildren().setAll(nodes);
  }

  @Override
  public void close() {
    bindings.close();
    progress.valueProperty().unbindBidirectional(context.designs().progress());
  }
}
