package io.github.lossmith.trainer.experiment;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.table.ClassTablesJson;
import java.util.List;

/** An experiment as a JSON tree, the inverse of {@link ExperimentFile#parse}. */
final class ExperimentTree {
  private ExperimentTree() {}

  static ObjectNode of(Experiment experiment, JsonMapper json) {
    ObjectNode root = json.createObjectNode();
    root.put("version", Experiment.VERSION);
    root.put("name", experiment.name());
    root.put("description", experiment.description());
    data(experiment.data(), root.putObject("data"));
    detector(experiment.detector(), root.putObject("detector"));
    augmentation(experiment.augmentation(), root.putObject("augmentation"));
    schedule(experiment.schedule(), root.putObject("schedule"));
    ArrayNode losses = root.putArray("losses");
    experiment.losses().forEach(loss -> loss(loss, losses.addObject()));
    return root;
  }

  private static ObjectNode data(DataSource data, ObjectNode out) {
    return data.fold(generated -> generated(generated, out), voc -> voc(voc, out));
  }

  private static ObjectNode generated(DataSource.Generated data, ObjectNode out) {
    out.put("source", "synthetic");
    return out.put("images", data.images()).put("testImages", data.testImages());
  }

  private static ObjectNode voc(DataSource.VocFolders data, ObjectNode out) {
    out.put("source", "voc");
    out.put("folder", data.folder());
    ArrayNode parts = out.putArray("parts");
    for (DataSource.Part part : data.parts()) {
      ObjectNode one = parts.addObject().put("root", part.root());
      part.train().forEach(one.putArray("train")::add);
      part.test().forEach(one.putArray("test")::add);
    }
    data.classes().forEach(out.putArray("classes")::add);
    return out;
  }

  private static void detector(DetectorSettings detector, ObjectNode out) {
    out.put("size", detector.size());
    out.put("trunk", JsonFields.print(detector.trunk()));
    out.put("width", detector.width());
    out.put("weights", detector.weights());
    out.put("copies", detector.copies());
    numbers(detector.minimumSizes(), out.putArray("minimumSizes"));
    numbers(detector.maximumSizes(), out.putArray("maximumSizes"));
    numbers(detector.ratios(), out.putArray("ratios"));
    out.put("backgroundPrior", detector.backgroundPrior());
  }

  private static void numbers(List<Double> values, ArrayNode out) {
    values.forEach(out::add);
  }

  private static void augmentation(Augmentation augmentation, ObjectNode out) {
    out.put("noise", augmentation.noise());
    out.put("horizontalFlip", augmentation.horizontalFlip());
    out.put("verticalFlip", augmentation.verticalFlip());
    out.put("contrast", augmentation.contrast());
    out.put("brightness", augmentation.brightness());
  }

  private static void schedule(Schedule schedule, ObjectNode out) {
    out.put("iterations", schedule.iterations());
    out.put("batch", schedule.batch());
    out.put("seed", schedule.seed());
    if (!schedule.seeds().isEmpty()) {
      schedule.seeds().forEach(out.putArray("seeds")::add);
    }
    out.put("evaluations", schedule.evaluations());
    out.put("checkpointEvery", schedule.checkpointEvery());
    if (schedule.accumulate() > 1) {
      out.put("accumulate", schedule.accumulate());
    }
    schedule
        .race()
        .ifPresent(
            share -> {
              out.put("race", true);
              if (share > 0) {
                out.put("stopBelow", share);
              }
            });
  }

  private static void loss(LossSettings loss, ObjectNode out) {
    out.put("name", loss.name());
    if (loss.design() instanceof DesignRef.Tabled tabled) {
      out.set("design", tabled.base().json());
      out.set("classTables", ClassTablesJson.write(tabled.tables()));
    } else {
      out.set("design", loss.design().json());
    }
    if (!loss.normalisation().isEmpty()) {
      out.put("normalisation", loss.normalisation());
    }
    loss.mining().ifPresent(ratio -> out.put("mining", ratio));
    out.put("learningRate", loss.learningRate());
    out.put("boxWeight", loss.boxWeight());
    Optimisation optimisation = loss.optimisation();
    if (!optimisation.optimizer().equals(Optimizer.ADAM)) {
      out.put("optimizer", optimisation.optimizer().print());
    }
    if (!optimisation.schedule().equals(LearningRateSchedule.CONSTANT)) {
      out.put("learningRateSchedule", optimisation.schedule().print());
    }
  }
}
