package io.github.lossmith.app.train.device;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineSwitches;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/** The switches of the engine that is chosen, where it has some. */
public final class SwitchesController implements AutoCloseable {
  private final Texts texts;
  private final DeviceModel model;
  private final InvalidationListener onChange = this::show;
  @FXML private Node switches;
  @FXML private CheckBox amp;
  @FXML private Label ampWhy;
  @FXML private CheckBox compile;
  @FXML private Label compileWhy;

  public SwitchesController(AppServices services, DeviceModel model) {
    texts = services.texts();
    this.model = model;
  }

  @FXML
  private void initialize() {
    amp.setOnAction(event -> model.switches().setAmp(amp.isSelected()));
    compile.setOnAction(event -> model.switches().setCompile(compile.isSelected()));
    model.chosen().addListener(onChange);
    model.choice().addListener(onChange);
    show(model.choice());
  }

  private void show(Observable changed) {
    Optional<EngineSwitches> offered = model.chosen().get().switches();
    switches.setVisible(offered.isPresent());
    switches.setManaged(offered.isPresent());
    offered.ifPresent(this::show);
  }

  private void show(EngineSwitches possible) {
    show(amp, ampWhy, model.choice().get().amp(), possible.amp(), "app.train.why.amp");
    show(
        compile,
        compileWhy,
        model.choice().get().compile(),
        possible.compile(),
        "app.train.why.compile");
  }

  private void show(CheckBox box, Label why, boolean on, Optional<Problem> against, String usual) {
    box.setSelected(on);
    box.setDisable(against.isPresent());
    why.setText(against.map(texts::text).orElseGet(() -> texts.text(usual)));
  }

  @Override
  public void close() {
    model.chosen().removeListener(onChange);
    model.choice().removeListener(onChange);
  }
}
