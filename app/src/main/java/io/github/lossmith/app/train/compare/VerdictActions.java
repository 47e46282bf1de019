package io.github.lossmith.app.train.compare;

import io.github.lossmith.app.comparison.ComparisonFormat;
import io.github.lossmith.app.report.ReportContent;
import io.github.lossmith.app.report.ReportCurves;
import io.github.lossmith.app.report.ReportPage;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.train.compare.VerdictModel.Judged;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.app.train.watch.ViewOptions;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.plotting.figure.Figure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** Copies the verdicts as text, and saves the report on them. */
final class VerdictActions {
  private final AppServices services;
  private final ViewOptions options;

  VerdictActions(AppServices services, ViewOptions options) {
    this.services = services;
    this.options = options;
  }

  /** Gives the button an entry for each form of text. */
  void fill(MenuButton copy, Supplier<Optional<Judged>> judged) {
    for (ComparisonFormat form : ComparisonFormat.values()) {
      String key = "app.train.copy." + form.name().toLowerCase(Locale.ROOT);
      MenuItem item = new MenuItem(services.texts().text(key));
      item.setOnAction(event -> judged.get().ifPresent(found -> copy(form, found)));
      copy.getItems().add(item);
    }
  }

  private void copy(ComparisonFormat form, Judged judged) {
    String text = form.of(judged.comparison(), true);
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    services.notices().say("app.train.copied");
  }

  /** Writes the report to a file that the user chooses. */
  void save(Judged judged, List<RunView> views) {
    FileKind kind = new FileKind("app.report.save", List.of("html"));
    Figure curves = ReportCurves.of(views, options, services.styles(), services.texts());
    Optional<Figure> gradient =
        ReportCurves.gradient(views, options, services.styles(), services.texts());
    ReportContent content =
        new ReportContent(judged.comparison(), judged.runs(), Optional.of(curves), gradient);
    services.dialogs().save(kind, "report.html").ifPresent(file -> write(content, file));
  }

  private void write(ReportContent content, Path file) {
    services
        .tasks()
        .background(
            () ->
                AtomicFile.write(
                    file,
                    ReportPage.of(content, services.texts()).getBytes(StandardCharsets.UTF_8)),
            this::tell);
  }

  private void tell(Outcome<Path> written) {
    written.failure().ifPresent(services.notices()::warn);
    written.toOptional().ifPresent(file -> services.notices().say("app.train.figure.saved", file));
  }
}
