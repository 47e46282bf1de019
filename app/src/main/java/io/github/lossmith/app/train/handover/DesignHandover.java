package io.github.lossmith.app.train.handover;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.run.ProbabilityHistogram;
import java.util.List;

/** The functions of other places that Train uses. */
public interface DesignHandover {
  /** The designs that are on the figure in Design, presets among them. */
  List<Design> ticked();

  /** Opens a run's coefficient in Design and selects it. */
  void open(Design design);

  /** Makes the groups of Imbalance out of a run's p_t, with its coefficient, and goes there. */
  void openInImbalance(Design design, ProbabilityHistogram histogram);

  /**
   * A figure of Train: the menu saves and copies it while it is in sight.
   *
   * @param name tells Train's figures apart
   */
  void showing(String name, FigureView figure);

  /** Other places without designs. */
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
