package io.github.lossmith.app.help;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.Node;

/**
 * A heading of a page with its content up to the next heading.
 *
 * @param page the page's name
 * @param level 1 for the page's own heading
 * @param title its words
 * @param text everything below it, as plain text to be searched
 * @param blocks everything below it
 */
record HelpSection(String page, int level, String title, String text, List<Node> blocks) {
  HelpSection {
    blocks = List.copyOf(blocks);
  }

  /** Whether it contains every word of the query, or has them in the title, if asked. */
  boolean has(String query, boolean inTitle) {
    String words = fold(inTitle ? title : title + " " + text);
    return Arrays.stream(fold(query).strip().split("\\s+")).allMatch(words::contains);
  }

  private static String fold(String words) {
    return words.toLowerCase(Locale.ROOT).replace('ё', 'е');
  }
}
