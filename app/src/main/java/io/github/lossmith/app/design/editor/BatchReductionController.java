package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Normalisation;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;

/** How a training uses the loss: its divisor and the mining of hard examples. */
public final class BatchReductionController implements AutoCloseable {
  private static final double USUAL_RATIO = 3;
  private static final int DIGITS = 6;
  private final DesignContext context;
  private final FormListeners bindings = new FormListeners();
  @FXML private ComboBox<Normalisation> normalisation;
  @FXML private CheckBox mining;
  @FXML private TextField ratio;

  public BatchReductionController(DesignContext context) {
    this.context = context;
  }

  @FXML
  private void initialize() {
    normalisation.getItems().setAll(Normalisation.values());
    normalisation.setConverter(new Words());
    normalisation.setOnAction(event -> normalise());
    mining.setOnAction(event -> mine());
    ratio.setOnAction(event -> mine());
    ratio.focusedProperty().addListener(observed -> mine());
    bindings.on(this::show, context.designs().selectedDesign(), context.designs().openDesigns());
    show();
  }

  private void show() {
    Design design = context.designs().current().design();
    normalisation.setValue(design.normalisation());
    mining.setSelected(design.mining().isPresent());
    ratio.setDisable(design.mining().isEmpty());
    ratio.setText(context.services().texts().number(design.mining().orElse(USUAL_RATIO), DIGITS));
  }

  private void normalise() {
    Normalisation chosen = normalisation.getValue();
    if (chosen != null) {
      context.designs().change("app.step.normalisation", d -> d.withNormalisation(chosen));
    }
  }

  private void mine() {
    double wanted = Texts.read(ratio.getText()).filter(r -> r > 0).orElse(USUAL_RATIO);
    OptionalDouble chosen =
        mining.isSelected() ? OptionalDouble.of(wanted) : OptionalDouble.empty();
    context.designs().change("app.step.mining", design -> design.withMining(chosen));
  }

  @Override
  public void close() {
    bindings.close();
  }

  private final class Words extends StringConverter<Normalisation> {
    @Override
    public String toString(Normalisation value) {
      String name = value == null ? "none" : value.name().toLowerCase(Locale.ROOT);
      return context.services().texts().text("app.normalisation." + name);
    }

    @Override
    public Normalisation fromString(String text) {
      return Normalisation.POSITIVES;
    }
  }
}
