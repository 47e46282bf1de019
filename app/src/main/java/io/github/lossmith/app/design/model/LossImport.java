package io.github.lossmith.app.design.model;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.designer.probe.ImportedLoss;
import io.github.lossmith.designer.probe.ProbeFinding;
import io.github.lossmith.designer.probe.ProbeFinding.Verdict;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Opens what probe.py measured of a loss beside the designs that are shown, and says what it is.
 */
final class LossImport {
  private static final FileKind KIND =
      new FileKind("app.import.kind", List.of(ImportedLoss.SUFFIX.substring(1)));

  private final AppServices services;
  private final DesignsModel designs;

  LossImport(AppServices services, DesignsModel designs) {
    this.services = services;
    this.designs = designs;
  }

  /** Whether a file is one of probe.py. */
  static boolean isProbe(Path file) {
    return String.valueOf(file.getFileName()).endsWith(ImportedLoss.SUFFIX);
  }

  void openDialog() {
    services.dialogs().open(KIND).ifPresent(this::read);
  }

  /** Fitting takes longer than a frame. */
  void read(Path file) {
    services
        .tasks()
        .background(
            () -> ImportedLoss.read(file),
            loss -> {
              loss.toOptional().ifPresent(this::opened);
              loss.failure().ifPresent(this::refused);
            });
  }

  private void refused(Problem problem) {
    services.notices().warn(problem);
    services.dialogs().tell(problem);
  }

  private void opened(ImportedLoss loss) {
    loss.design().ifPresent(designs::open);
    services.notices().say("app.import.done", loss.name());
    services.dialogs().read("app.import.title", text(loss, services.texts().language()));
  }

  /** Faults first: the dialog shows a few lines at a time. */
  private static String text(ImportedLoss loss, Locale language) {
    return loss.findings().stream()
        .sorted(Comparator.comparing(finding -> finding.verdict() != Verdict.FAULT))
        .map(finding -> mark(finding) + finding.text(language))
        .collect(Collectors.joining("\n", loss.name() + "\n\n", "\n"));
  }

  private static String mark(ProbeFinding finding) {
    return switch (finding.verdict()) {
      case GOOD -> "✓ ";
      case NOTE -> "· ";
      case FAULT -> "✗ ";
    };
  }
}
