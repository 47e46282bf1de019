package io.github.lossmith.app.atlas;

import io.github.lossmith.app.report.HtmlPage;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.PublishedLoss;
import io.github.lossmith.plotting.render.PdfSheet;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every published loss as a page for a browser and one for the printer, and an index. */
public final class Atlas {
  private final List<AtlasLoss> losses;
  private final AtlasRelatives relatives;
  private final Texts texts;

  private Atlas(List<AtlasLoss> losses, Texts texts) {
    this.losses = losses;
    this.texts = texts;
    relatives = new AtlasRelatives(losses, texts);
  }

  /** All published losses; this examines each, which takes seconds. */
  public static Atlas of(Texts texts) {
    return of(Presets.library(), texts);
  }

  /** Some of the published losses. */
  public static Atlas of(List<PublishedLoss> losses, Texts texts) {
    return new Atlas(losses.stream().map(AtlasLoss::of).toList(), texts);
  }

  /**
   * The files by name: {@code index.html}, and {@code KEY.html} and {@code KEY.pdf} of each loss.
   */
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("index.html", new AtlasIndex(losses, texts).html().getBytes(StandardCharsets.UTF_8));
    for (AtlasLoss loss : losses) {
      files.put(loss.file(), html(loss).getBytes(StandardCharsets.UTF_8));
      files.put(loss.key() + ".pdf", pdf(loss));
    }
    return files;
  }

  private String html(AtlasLoss loss) {
    HtmlPage page = new HtmlPage(loss.title(), texts.language());
    AtlasSheet sheet = new HtmlAtlasSheet(page);
    sheet.links(
        List.of(
            new AtlasSheet.Link("", texts.text("app.atlas.title"), "index.html", ""),
            new AtlasSheet.Link("", "PDF", loss.key() + ".pdf", "")));
    new AtlasPage(loss, relatives, texts, sheet).write();
    return page.text();
  }

  private byte[] pdf(AtlasLoss loss) {
    try (PdfSheet sheet = new PdfSheet(loss.title())) {
      new AtlasPage(loss, relatives, texts, new PdfAtlasSheet(sheet, loss.title())).write();
      return sheet.bytes();
    }
  }
}
