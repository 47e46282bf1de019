package io.github.lossmith.trainer.pytorch;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.TrainingOffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The verdicts on a Python: on the processor, on each card, on an Apple machine's graphics.
 *
 * @param cards of the machine as their driver says it, which a PyTorch for the processor cannot see
 */
record TorchOffers(List<GraphicsCard> cards, TorchWheels wheels) {
  private static final String KEY = "trainer.torch.";

  TorchOffers {
    cards = List.copyOf(cards);
  }

  /** The offer of a Python that did not answer. */
  TrainingOffer refused(Path python, Problem why) {
    return new TrainingOffer(
        EngineChoice.pytorch(Device.CPU, python), "", Optional.empty(), false, word(why), why);
  }

  /** The verdict as a word: the end of its message's key. */
  private static String word(Problem why) {
    return why.key().substring(why.key().lastIndexOf('.') + 1);
  }

  /** All offers of a Python; where it can train on nothing, one that says why. */
  List<TrainingOffer> of(PythonReport report) {
    Optional<Problem> unusable = unusable(report);
    if (unusable.isPresent()) {
      return List.of(offer(report, Device.CPU, Optional.empty(), false, unusable.get()));
    }
    List<TrainingOffer> offers = new ArrayList<>();
    for (int i = 0; i < Math.max(report.cards().size(), cards.size()); i++) {
      offers.add(card(report, i));
    }
    if (report.mps()) {
      offers.add(offer(report, Device.MPS, Optional.empty(), true, ready(report, "mps")));
    }
    offers.add(offer(report, Device.CPU, Optional.empty(), true, ready(report, "processor")));
    return offers;
  }

  private static TrainingOffer offer(
      PythonReport report,
      Device device,
      Optional<GraphicsCard> card,
      boolean runs,
      Problem reason) {
    return new TrainingOffer(
        EngineChoice.pytorch(device, report.program()),
        report.shortTorch(),
        card,
        runs,
        word(reason),
        reason,
        Optional.of(TorchSwitches.of(report, device, card)));
  }

  /** Why nothing can be trained with it. */
  private Optional<Problem> unusable(PythonReport report) {
    Path python = report.program();
    String install = wheels.torch(python, cards.stream().findFirst());
    if (report.isOldPython()) {
      return Optional.of(Problem.of(KEY + "old-python", python, report.python()));
    }
    if (report.problem().equals("none")) {
      return Optional.of(Problem.of(KEY + "none", python, report.python(), install));
    }
    if (!report.problem().isEmpty() || report.torch().isEmpty()) {
      return Optional.of(Problem.of(KEY + "import", python, report.text()));
    }
    if (report.isOldTorch()) {
      return Optional.of(Problem.of(KEY + "old", python, report.torch(), install));
    }
    return report.lacks().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                KEY + "lacks",
                python,
                String.join(", ", report.lacks()),
                wheels.modules(python, report.lacks())));
  }

  private Problem ready(PythonReport report, String device) {
    return report.h5py()
        ? Problem.of(KEY + device, Integer.toString(report.threads()))
        : Problem.of(KEY + "no-h5py", wheels.modules(report.program(), List.of("h5py")));
  }

  private TrainingOffer card(PythonReport report, int number) {
    Device device = Device.card(number);
    if (number >= report.cards().size()) {
      GraphicsCard card = cards.get(number);
      return offer(report, device, Optional.of(card), false, unseen(report, card));
    }
    GraphicsCard seen = report.cards().get(number);
    GraphicsCard card =
        number < cards.size() && cards.get(number).name().equals(seen.name())
            ? cards.get(number)
            : seen;
    if (!report.hip().isEmpty()) {
      Problem rocm = Problem.of(KEY + "rocm", card.name(), report.hip());
      return offer(report, device, Optional.of(card), true, rocm);
    }
    ArchitectureList coverage = ArchitectureList.of(report.architectures(), card.capability());
    return offer(
        report, device, Optional.of(card), coverage.runs(), verdict(report, card, coverage));
  }

  private Problem verdict(PythonReport report, GraphicsCard card, ArchitectureList coverage) {
    if (coverage.runs() && !report.h5py()) {
      return ready(report, "processor");
    }
    return Problem.of(
        KEY + coverage.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        report.torch(),
        card.capability(),
        coverage.runs() ? Long.toString(card.freeMib()) : instead(report, card));
  }

  private Problem unseen(PythonReport report, GraphicsCard card) {
    return report.cuda().isEmpty()
        ? Problem.of(KEY + "processor-build", report.torch(), instead(report, card))
        : Problem.of(
            KEY + "unseen",
            report.torch(),
            report.cuda(),
            card.driver(),
            report.cardProblem().isEmpty() ? "-" : report.cardProblem(),
            instead(report, card));
  }

  /** The line that installs a build which covers the card, if there is one. */
  private Object instead(PythonReport report, GraphicsCard card) {
    return TorchWheels.cover(card)
        ? Problem.of(KEY + "install", wheels.torch(report.program(), Optional.of(card)))
        : Problem.of(KEY + "no-build");
  }
}
