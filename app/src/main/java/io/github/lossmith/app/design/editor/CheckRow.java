package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignSides;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.property.PropertyFinding;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/**
 * A check in words, with a button that repairs the drawing.
 *
 * @param mend the repair, if there is one
 */
record CheckRow(PropertyFinding finding, Optional<DrawingRepairKind> mend) {
  /**
   * The row.
   *
   * @param chosen the toggle group: at most one check shows where it fails
   */
  Node node(DesignContext context, ToggleGroup chosen) {
    ToggleButton check = check(context.services().texts(), chosen);
    return mend.isPresent() ? new VBox(check, button(context, mend.get())) : check;
  }

  private static Button button(DesignContext context, DrawingRepairKind mend) {
    Button button = new Button(context.services().texts().text(mend.key()));
    button.setId("mend-" + mend.name().toLowerCase(Locale.ROOT));
    button.getStyleClass().addAll("small", "mend");
    DesignSides sides = new DesignSides(context.designs());
    button.setOnAction(
        event ->
            context
                .designs()
                .change(mend.step(), sides.with(mend.mended(sides.current().design().shape()))));
    return button;
  }

  private ToggleButton check(Texts texts, ToggleGroup chosen) {
    String words = finding.text(texts.language());
    ToggleButton row = new ToggleButton(words);
    row.setId("check-" + finding.property().name().toLowerCase(Locale.ROOT));
    row.getStyleClass().add("check");
    row.setWrapText(true);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMaxWidth(Double.MAX_VALUE);
    row.setGraphic(Controls.icon(icon(finding.verdict())));
    row.pseudoClassStateChanged(
        pseudo("fails"), finding.verdict() == PropertyFinding.Verdict.FAILS);
    row.pseudoClassStateChanged(
        pseudo("holds"), finding.verdict() == PropertyFinding.Verdict.HOLDS);
    row.setAccessibleText(texts.text(verdict(finding)) + " " + words);
    row.setToggleGroup(chosen);
    row.setUserData(finding);
    return row;
  }

  private static PseudoClass pseudo(String name) {
    return PseudoClass.getPseudoClass(name);
  }

  private static String icon(PropertyFinding.Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "fth-check-circle";
      case FAILS -> "fth-alert-circle";
      case MEASURED -> "fth-info";
      case UNKNOWN -> "fth-help-circle";
    };
  }

  private static String verdict(PropertyFinding finding) {
    return switch (finding.verdict()) {
      case HOLDS -> "app.checks.holds";
      case FAILS -> "app.checks.fails";
      case MEASURED, UNKNOWN -> "app.checks.noted";
    };
  }
}
