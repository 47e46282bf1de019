package io.github.lossmith.app.train.handover;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import java.util.List;

/** The functions of other places that Train uses. */
public interface DesignHandover {
  /** The designs that are on the figure in Design, presets among them. */
  List<Design> ticked();

  /** Opens a run's coefficient in Design and selects it. */
  void open(Design design);

  /**
   * Turns a run's histogram of p_t into the groups of Imbalance, opens its coefficient and shows
   * Imbalance.
   */
  void openInImbalance(Design design, ProbabilityHistogram histogram);

  /**
   * Registers a figure of Train, which the menu saves and copies while it is visible.
   *
   * @param name tells Train's figures apart
   */
  void showing(String name, FigureView figure);

  /** An implementation without designs. */
  DesignHandover EMPTY =
      new DesignHandover() {
        @Override
        public List<Design> ticked() {
          return List.of();
        }

        @Override
        public void open(Design design) {}

        @Override
        public void openInImbalance(Design design, ProbabilityHistogram histogram) {}

        @Override
        public void showing(String name, FigureView figure) {}
      };
}
