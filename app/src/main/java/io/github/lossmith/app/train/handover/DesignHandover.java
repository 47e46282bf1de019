package io.github.lossmith.app.train.handover;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.run.ProbabilityHistogram;
import java.util.List;

/** What Train asks of the other places. */
public interface DesignHandover {
  /** The designs that are on the figure in Design, presets among them. */
  List<Design> ticked();

  /** Puts a run's coefficient into Design, in front and in hand. */
  void open(Design design);

  /** Makes the groups of Imbalance out of a run's p_t, with its coefficient, and goes there. */
  void weigh(Design design, ProbabilityHistogram histogram);

  /**
   * A figure of Train: the menu saves and copies it while it is in sight.
   *
   * @param name tells Train's figures apart
   */
  void showing(String name, FigureView figure);

  /** A desk without designs. */
  DesignHandover EMPTY =
      new DesignHandover() {
        @Override
        public List<Design> ticked() {
          return List.of();
        }

        @Override
        public void open(Design design) {}

        @Override
        public void weigh(Design design, ProbabilityHistogram histogram) {}

        @Override
        public void showing(String name, FigureView figure) {}
      };
}
