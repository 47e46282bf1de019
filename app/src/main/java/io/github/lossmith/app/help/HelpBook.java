package io.github.lossmith.app.help;

import io.github.lossmith.resources.HelpPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/** All pages of the help in one language, split at their headings. */
final class HelpBook {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private static final TextContentRenderer PLAIN =
      TextContentRenderer.builder().extensions(List.of(TablesExtension.create())).build();
  private final List<HelpSection> sections;

  private HelpBook(List<HelpSection> sections) {
    this.sections = List.copyOf(sections);
  }

  /** The pages of that language, with one more at the end. */
  static HelpBook of(Locale language, String lastName, String lastMarkdown) {
    List<HelpSection> sections = new ArrayList<>();
    for (String name : HelpPages.names()) {
      sections.addAll(cut(name, HelpPages.markdown(name, language)));
    }
    sections.addAll(cut(lastName, lastMarkdown));
    return new HelpBook(sections);
  }

  /** Every page begins with its heading. */
  static List<HelpSection> cut(String page, String markdown) {
    List<HelpSection> sections = new ArrayList<>();
    Node node = PARSER.parse(markdown).getFirstChild();
    while (node != null) {
      Heading heading = (Heading) node;
      List<Node> blocks = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (node = node.getNext();
          node != null && !(node instanceof Heading);
          node = node.getNext()) {
        blocks.add(node);
        text.append(PLAIN.render(node)).append('\n');
      }
      String title = PLAIN.render(heading).strip();
      sections.add(new HelpSection(page, heading.getLevel(), title, text.toString(), blocks));
    }
    return sections;
  }

  List<HelpSection> sections() {
    return sections;
  }

  List<HelpSection> page(String name) {
    return sections.stream().filter(section -> section.page().equals(name)).toList();
  }

  /**
   * The sections that contain every word of the query, those with it in their title first; all for
   * a blank query.
   */
  List<HelpSection> found(String query) {
    if (query.isBlank()) {
      return sections;
    }
    Stream<HelpSection> titled = sections.stream().filter(section -> section.has(query, true));
    Stream<HelpSection> all = sections.stream().filter(section -> section.has(query, false));
    return Stream.concat(titled, all).distinct().toList();
  }
}
