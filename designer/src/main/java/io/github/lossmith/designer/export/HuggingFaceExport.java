package io.github.lossmith.designer.export;

import io.github.lossmith.designer.export.code.CodeNames;
import io.github.lossmith.designer.export.code.TorchPrinter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code --to hf}: one self-contained Python file with the loss as the trainer of Hugging Face's
 * transformers calls it, lean for large vocabularies.
 */
final class HuggingFaceExport {
  /** Which of the labels that count are objects. */
  private static final String POSITIVE = ", _objects(labels[rows], background)";

  private static final String REMEMBERED = ", _objects(labels[rows], ctx.background)";

  private static final String PROGRESS =
      """

      The coefficient follows the training progress, an attribute of the loss:

          class Progress(transformers.TrainerCallback):
              def on_step_begin(self, args, state, control, **_):
                  compute_loss.progress = state.global_step / state.max_steps
      """;

  private HuggingFaceExport() {}

  private static final String OBJECTS =
      """
      def _objects(labels, background):
          \"""Which labels are no background.\"""
          return torch.ones_like(labels, dtype=torch.bool) if background is None else labels != background


      """;

  private static final String SIDES =
      """

      It has two sides: the coefficient for background acts on labels of the class `background`,
      such as 0, the O of named entities, that for objects on all others. Of a causal language
      model every label is an object: TrainerLoss(background=None).
      """;

  /** The documentation of the argument {@code background}. */
  private static final String BACKGROUND =
      """
          background    the label that is background; None: every label is an object.
      """;

  /**
   * The file's text.
   *
   * @param sides the loss, or that for objects and that for background
   */
  static String text(List<ExportedLoss> sides) {
    ExportedLoss loss = sides.get(0);
    Map<String, String> names = CodeNames.trainer(SidedFunctions.letters(sides));
    SidedFunctions code = new SidedFunctions(sides, names, new TorchPrinter(), false);
    Map<String, String> places = new HashMap<>();
    places.put("title", LossSummary.title(loss));
    places.put("about", String.join("\n", LossSummary.aboutTargets(sides)));
    boolean follows = sides.stream().anyMatch(ExportedLoss::usesProgress);
    places.put("progress", code.ifTwo(SIDES) + (follows ? PROGRESS : ""));
    places.put("objects", code.ifTwo(OBJECTS));
    places.put("constants", code.constants());
    places.put("functions", code.functions());
    places.put("arguments", code.ifTwo(", background") + code.arguments(", %s"));
    places.put("values", code.ifTwo(POSITIVE) + code.arguments(", %s"));
    places.put("typed_arguments", code.ifTwo(", background=0") + code.arguments(", %s=%s"));
    places.put(
        "remember",
        code.ifTwo("        ctx.background = background\n")
            + code.arguments("        ctx.%1$s = %1$s\n"));
    places.put("remembered", code.ifTwo(REMEMBERED) + code.arguments(", ctx.%s"));
    places.put("about_background", code.ifTwo(BACKGROUND));
    places.put(
        "store",
        code.ifTwo("        self.background = background\n")
            + code.arguments("        self.%1$s = float(%1$s)\n"));
    places.put("own_values", code.ifTwo(", self.background") + code.arguments(", self.%s"));
    int constants = code.arguments().size() + (code.isTwoSided() ? 1 : 0);
    places.put("nothing", ", None".repeat(constants));
    return Template.fill("hf.py", places);
  }
}
