package io.github.lossmith.app.train.detail;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.NamedConverter;
import io.github.lossmith.app.train.detail.DetailModel.Detail;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.train.watch.FigureExport;
import io.github.lossmith.app.train.watch.FigureThemes;
import io.github.lossmith.plotting.article.LossIdentity;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.util.StringConverter;

/** The histogram of p_t: which anchors it shows, and which of its bins is looked at. */
final class HistogramPane implements AutoCloseable {
  private final AppServices services;
  private final DetailModel detail;
  private final BinModel bins;
  private final DetailText words;
  private final FigureView figure = new FigureView();
  private final ComboBox<AnchorSide> side;
  private final ComboBox<Integer> bin;
  private final Label sides;
  private final InvalidationListener onChange = observed -> show();
  private boolean changing;

  HistogramPane(
      AppServices services,
      DetailModel detail,
      BinModel bins,
      ComboBox<AnchorSide> side,
      ComboBox<Integer> bin,
      Label sides) {
    this.services = services;
    this.detail = detail;
    this.bins = bins;
    this.side = side;
    this.bin = bin;
    this.sides = sides;
    words = new DetailText(services.texts());
    figure.setId("probability-figure");
    figure.themeProperty().bind(FigureThemes.of(services));
    figure
        .toolProperty()
        .set(new BinTool(() -> bins.bins().size(), bins.bin()::get, bins.bin()::set));
    side.setItems(FXCollections.observableArrayList(AnchorSide.values()));
    side.setConverter(new NamedConverter<>(services.texts(), "app.train.side."));
    side.valueProperty().bindBidirectional(bins.side());
    bin.setConverter(converter());
    bin.valueProperty().addListener((observed, before, now) -> choose(now));
    bins.bin().addListener(onChange);
    bins.side().addListener(onChange);
    detail.detail().addListener(onChange);
    show();
  }

  /** The figure with its menus. */
  FigureView figure(DesignHandover designs, MenuButton save) {
    designs.showing("probabilities", figure);
    new FigureExport(services, figure::getFigure).fill(save.getItems(), "lossmith-probabilities");
    return figure;
  }

  private StringConverter<Integer> converter() {
    return new StringConverter<>() {
      @Override
      public String toString(Integer number) {
        return number == null ? "" : words.bin(bins.bins(), number);
      }

      @Override
      public Integer fromString(String text) {
        throw new IllegalStateException("the box is not editable");
      }
    };
  }

  private void choose(Integer number) {
    if (!changing && number != null) {
      bins.bin().set(number);
    }
  }

  private void show() {
    Detail now = detail.detail().get();
    changing = true;
    List<Integer> numbers = new ArrayList<>();
    for (int i = BinModel.NONE; i < bins.bins().size(); i++) {
      numbers.add(i);
    }
    if (!numbers.equals(bin.getItems())) {
      bin.getItems().setAll(numbers);
    }
    bin.setValue(numbers.contains(bins.bin().get()) ? bins.bin().get() : BinModel.NONE);
    changing = false;
    Optional<Figure> drawn = now.probabilities().map(line -> drawn(now, line));
    figure.setFigure(drawn.orElse(null));
    sides.setText(now.probabilities().map(line -> words.sides(line.histogram())).orElse(""));
  }

  private Figure drawn(Detail now, Probabilities line) {
    return ProbabilityFigure.of(
        new ProbabilityFigure.Request(
            line.histogram(),
            side.getValue(),
            bins.bin().get(),
            now.coefficients(),
            services.styles().of(now.loss().orElse(LossIdentity.named(line.loss()))),
            words.labels()));
  }

  @Override
  public void close() {
    side.valueProperty().unbindBidirectional(bins.side());
    bins.bin().removeListener(onChange);
    bins.side().removeListener(onChange);
    detail.detail().removeListener(onChange);
  }
}
