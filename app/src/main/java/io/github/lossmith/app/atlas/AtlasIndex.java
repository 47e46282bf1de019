package io.github.lossmith.app.atlas;

import io.github.lossmith.app.atlas.AtlasSheet.Link;
import io.github.lossmith.app.report.HtmlPage;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.PublishedLoss;
import io.github.lossmith.designer.property.CoefficientProperty;
import io.github.lossmith.resources.LossmithVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The first page: all losses by what they were made for, by property and by year. */
final class AtlasIndex {
  /** The properties by which people look for a loss. */
  private static final List<CoefficientProperty> PROPERTIES =
      List.of(
          CoefficientProperty.MONOTONE,
          CoefficientProperty.VANISHES_AT_ONE,
          CoefficientProperty.LOGIT_GRADIENT_BOUNDED,
          CoefficientProperty.CONTINUOUS,
          CoefficientProperty.PROPER);

  private final List<AtlasLoss> losses;
  private final Texts texts;
  private final HtmlPage page;

  AtlasIndex(List<AtlasLoss> losses, Texts texts) {
    this.losses =
        losses.stream().sorted(Comparator.comparingInt(loss -> loss.loss().year())).toList();
    this.texts = texts;
    page = new HtmlPage(text("title"), texts.language());
  }

  String html() {
    page.paragraph(text("introduction", losses.size()));
    for (PublishedLoss.Group group : PublishedLoss.Group.values()) {
      page.heading(texts.text("designer.library." + group.key()));
      list(loss -> loss.loss().group() == group);
    }
    page.heading(text("properties"));
    for (CoefficientProperty property : PROPERTIES) {
      page.subheading(text("property." + property.key()));
      inline(loss -> loss.holds(property));
    }
    page.subheading(text("property.two"));
    inline(loss -> loss.isTwoSided());
    page.subheading(text("property.schedule"));
    inline(loss -> loss.loss().design().followsProgress());
    inexpressible();
    page.quiet(texts.text("app.report.made", LossmithVersion.text()));
    return page.text();
  }

  private String text(String key, Object... arguments) {
    return texts.text("app.atlas." + key, arguments);
  }

  private void list(Predicate<AtlasLoss> which) {
    page.links(losses.stream().filter(which).map(loss -> link(loss).html()).toList());
  }

  private static Link link(AtlasLoss loss) {
    List<String> names = loss.loss().aliases();
    return new Link(
        "", loss.title(), loss.file(), names.isEmpty() ? "" : ": " + String.join(", ", names));
  }

  /** The names alone, in one line. */
  private void inline(Predicate<AtlasLoss> which) {
    page.linked(
        losses.stream()
            .filter(which)
            .map(loss -> new Link("", loss.loss().design().name(), loss.file(), "").html())
            .toList());
  }

  private void inexpressible() {
    page.heading(text("inexpressible"));
    page.paragraph(text("inexpressible.why"));
    List<List<String>> rows = new ArrayList<>();
    for (InexpressibleLoss loss : InexpressibleLoss.all()) {
      rows.add(
          List.of(
              loss.name() + ", " + loss.year(), text("reason." + loss.reason()), loss.citation()));
    }
    page.table(List.of(text("loss"), text("reason"), text("source")), rows, false);
  }
}
