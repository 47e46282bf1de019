package io.github.lossmith.app.help;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/**
 * Renders sections of Markdown as controls; Markdown that the help does not use is shown as text.
 */
final class HelpPainter {
  /** Width of a table's first column, in percent of the table. */
  private static final double FIRST_COLUMN_PERCENT = 36;

  private final Texts texts;
  private final Consumer<Design> open;

  /**
   * @param open opens an example in Design
   */
  HelpPainter(Texts texts, Consumer<Design> open) {
    this.texts = texts;
    this.open = open;
  }

  /** A section as a box of its own, so that it can be scrolled to. */
  VBox section(HelpSection section) {
    Label title = new Label(section.title());
    title.setWrapText(true);
    title.getStyleClass().add(section.level() == 1 ? "help-title" : "help-heading");
    VBox box = new VBox(title);
    box.getStyleClass().add("help-section");
    section.blocks().forEach(block -> box.getChildren().add(block(block)));
    return box;
  }

  private Node block(org.commonmark.node.Node block) {
    if (block instanceof BulletList || block instanceof OrderedList) {
      return list(block);
    }
    if (block instanceof FencedCodeBlock code) {
      return code(code);
    }
    if (block instanceof TableBlock table) {
      return table(table);
    }
    return flow(block);
  }

  private Node list(org.commonmark.node.Node list) {
    VBox items = new VBox();
    items.getStyleClass().add("help-list");
    int number = 1;
    for (org.commonmark.node.Node item : children(list)) {
      Label mark = new Label(list instanceof OrderedList ? number + "." : "•");
      mark.setMinWidth(Label.USE_PREF_SIZE);
      mark.getStyleClass().add("help-mark");
      VBox text = new VBox();
      children(item).forEach(block -> text.getChildren().add(block(block)));
      HBox.setHgrow(text, Priority.ALWAYS);
      items.getChildren().add(new HBox(mark, text));
      number++;
    }
    return items;
  }

  private Node code(FencedCodeBlock block) {
    if (!HelpExample.KIND.equals(block.getInfo())) {
      return boxed(block.getLiteral().strip());
    }
    HelpExample example = new HelpExample(block.getLiteral());
    Button button = new Button(texts.text("app.help.open"));
    button.setOnAction(event -> open.accept(example.design()));
    button.setAccessibleText(texts.text("app.help.open") + ": " + example.design().name());
    VBox box = new VBox(boxed(example.formula()), button);
    box.getStyleClass().add("help-example");
    return box;
  }

  private static Node boxed(String code) {
    Label label = new Label(code);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label.getStyleClass().add("help-code-block");
    return label;
  }

  private Node table(TableBlock table) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("help-table");
    ColumnConstraints first = new ColumnConstraints();
    first.setPercentWidth(FIRST_COLUMN_PERCENT);
    ColumnConstraints second = new ColumnConstraints();
    second.setPercentWidth(100 - FIRST_COLUMN_PERCENT);
    grid.getColumnConstraints().setAll(first, second);
    int row = 0;
    for (org.commonmark.node.Node part : children(table)) {
      for (org.commonmark.node.Node line : children(part)) {
        if (!(part instanceof TableHead) || hasText(line)) {
          addRow(grid, row, children(line));
          row++;
        }
      }
    }
    return grid;
  }

  private static boolean hasText(org.commonmark.node.Node line) {
    return children(line).stream().anyMatch(cell -> cell.getFirstChild() != null);
  }

  private static void addRow(GridPane grid, int row, List<org.commonmark.node.Node> cells) {
    for (int column = 0; column < cells.size(); column++) {
      grid.add(flow(cells.get(column)), column, row);
    }
  }

  private static TextFlow flow(org.commonmark.node.Node block) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().add(block instanceof Paragraph ? "help-paragraph" : "help-cell");
    children(block).forEach(inline -> addInline(flow, inline, ""));
    return flow;
  }

  private static void addInline(TextFlow flow, org.commonmark.node.Node inline, String style) {
    if (inline instanceof org.commonmark.node.Text words) {
      flow.getChildren().add(text(words.getLiteral(), style));
    } else if (inline instanceof Code code) {
      flow.getChildren().add(text(code.getLiteral(), "help-code"));
    } else if (inline instanceof SoftLineBreak) {
      flow.getChildren().add(text(" ", style));
    } else if (inline instanceof HardLineBreak) {
      flow.getChildren().add(text("\n", style));
    } else {
      children(inline).forEach(inner -> addInline(flow, inner, styleOf(inline, style)));
    }
  }

  private static String styleOf(org.commonmark.node.Node inline, String around) {
    if (inline instanceof StrongEmphasis) {
      return "help-strong";
    }
    return inline instanceof Emphasis ? "help-emphasis" : around;
  }

  private static Text text(String words, String style) {
    Text text = new Text(words);
    text.getStyleClass().add("help-text");
    if (!style.isEmpty()) {
      text.getStyleClass().add(style);
    }
    return text;
  }

  private static List<org.commonmark.node.Node> children(org.commonmark.node.Node parent) {
    List<org.commonmark.node.Node> children = new ArrayList<>();
    for (org.commonmark.node.Node child = parent.getFirstChild();
        child != null;
        child = child.getNext()) {
      children.add(child);
    }
    return children;
  }
}
