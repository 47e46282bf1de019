package io.github.lossmith.app.train;

import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import java.util.ArrayList;
import java.util.List;

/** Remembers what Train hands over to Design. */
final class HandoverRecorder implements DesignHandover {
  private final List<Design> opened = new ArrayList<>();
  private final List<ProbabilityHistogram> histograms = new ArrayList<>();

  List<Design> opened() {
    return opened;
  }

  List<ProbabilityHistogram> histograms() {
    return histograms;
  }

  @Override
  public List<Design> ticked() {
    return List.of();
  }

  @Override
  public void open(Design design) {
    opened.add(design);
  }

  @Override
  public void openInImbalance(Design design, ProbabilityHistogram histogram) {
    opened.add(design);
    histograms.add(histogram);
  }

  @Override
  public void showing(String name, FigureView figure) {}
}
