package io.github.lossmith.trainer.script;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.export.PytorchFunctions;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.resources.Messages;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.loss.Coefficients;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes an experiment as one Python file: the same detector, priors, matching, augmentation,
 * losses and mAP in PyTorch, which reads the same {@code experiment.json} and writes the same run
 * directory.
 */
public final class ExperimentScript {
  private final Experiment experiment;
  private final List<String> factories = new ArrayList<>();
  private final List<String> table = new ArrayList<>();
  private final List<String> about = new ArrayList<>();

  private ExperimentScript(Experiment experiment) {
    this.experiment = experiment;
  }

  /**
   * The file's text.
   *
   * @param folder that relative paths of designs start from
   */
  public static Outcome<String> text(Experiment experiment, Path folder) {
    List<LossSettings> losses = new ArrayList<>();
    List<Design> designs = new ArrayList<>();
    for (LossSettings loss : experiment.losses()) {
      Outcome<Design> design = Coefficients.design(loss.design(), folder);
      if (!design.isOk()) {
        String reason = design.failure().orElseThrow().message();
        return Outcome.bad("trainer.training.loss", loss.name(), reason);
      }
      designs.add(design.orThrow());
      boolean preset = Presets.named(loss.design()).isPresent();
      losses.add(preset ? loss : loss.withDesign(DesignFile.print(design.orThrow()).strip()));
    }
    return new ExperimentScript(experiment.withLosses(losses)).text(designs);
  }

  private Outcome<String> text(List<Design> designs) {
    for (int i = 0; i < designs.size(); i++) {
      LossSettings loss = experiment.losses().get(i);
      Outcome<String> functions = PytorchFunctions.of(designs.get(i));
      if (!functions.isOk()) {
        return functions;
      }
      add(i, loss, designs.get(i), functions.orThrow());
    }
    return Outcome.ok(fill());
  }

  private void add(int number, LossSettings loss, Design design, String functions) {
    String follows = design.followsProgress() ? "True" : "False";
    factories.add(
        String.format(
            Locale.ROOT,
            "def _loss_%d():\n%s\n\n    return weighted, loss_of, %s",
            number,
            functions,
            follows));
    String normalisation = design.normalisation().name().toLowerCase(Locale.ROOT);
    table.add(
        String.format(
            Locale.ROOT,
            "    %s: (EXPERIMENT[\"losses\"][%d][\"design\"], _loss_%d(), \"%s\", %s),",
            literal(loss.name()),
            number,
            number,
            normalisation,
            design.mining().orElse(0)));
    about.add("  " + inDocstring(loss.name()) + " - " + PytorchFunctions.describe(design));
  }

  private String fill() {
    Map<String, String> places =
        Map.of(
            "title", inDocstring(experiment.name()) + ": a detector experiment.",
            "losses", String.join("\n", about),
            "experiment", inQuotes(ExperimentFile.print(experiment)),
            "factories", String.join("\n\n\n", factories),
            "table", String.join("\n", table));
    String text = template();
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace("{{" + place.getKey() + "}}", place.getValue());
    }
    return text;
  }

  /** JSON between Python's r''' and ''': no apostrophe in it. */
  private static String inQuotes(String json) {
    return json.replace("'", "\\u0027");
  }

  private static String inDocstring(String text) {
    return text.replaceAll("[\\p{Cntrl}\\\\\"]", " ");
  }

  /** A Python string literal in plain ASCII. */
  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 127 && c != '"' && c != '\\';
      literal.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return literal.append('"').toString();
  }

  private static String template() {
    String name = "export/experiment.py.template";
    try (InputStream in = Messages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
