package io.github.lossmith.designer.export;

import io.github.lossmith.designer.export.code.CodeNames;
import io.github.lossmith.designer.export.code.TorchPrinter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * {@code --to hf}: one self-contained Python file with the loss as the trainer of Hugging Face's
 * transformers calls it, lean for large vocabularies.
 */
final class HuggingFaceExport {
  private static final String PROGRESS =
      """

      The coefficient follows the training progress, an attribute of the loss:

          class Progress(transformers.TrainerCallback):
              def on_step_begin(self, args, state, control, **_):
                  compute_loss.progress = state.global_step / state.max_steps
      """;

  private HuggingFaceExport() {}

  /** The file's text. */
  static String text(ExportedLoss loss) {
    Map<String, String> names = CodeNames.trainer(new TreeSet<>(loss.parameters().keySet()));
    LossFunctions code = new LossFunctions(loss, names, new TorchPrinter());
    Map<String, String> places = new HashMap<>();
    places.put("title", LossSummary.title(loss));
    places.put("about", String.join("\n", LossSummary.aboutTargets(loss)));
    places.put("progress", loss.usesProgress() ? PROGRESS : "");
    places.put("constants", code.constants());
    places.put("functions", code.functions());
    places.put("arguments", code.arguments(", %s"));
    places.put("values", code.arguments(", %s"));
    places.put("typed_arguments", code.arguments(", %s=%s"));
    places.put("remember", code.arguments("        ctx.%1$s = %1$s\n"));
    places.put("remembered", code.arguments(", ctx.%s"));
    places.put("store", code.arguments("        self.%1$s = float(%1$s)\n"));
    places.put("own_values", code.arguments(", self.%s"));
    places.put("nothing", ", None".repeat(code.arguments().size()));
    return Template.fill("hf.py", places);
  }
}
