package io.github.lossmith.designer.design;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.table.ClassTablesJson;

/** Writes a design as a JSON tree, the inverse of {@link DesignTree#read}. */
final class DesignTreeWriter {
  private DesignTreeWriter() {}

  static ObjectNode write(Design design) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("version", version(design)).put("name", design.name());
    tree.setAll(shape(design.shape()));
    design
        .background()
        .ifPresent(
            other ->
                tree.set("background", shape(other.shape()).put("closedForm", other.closedForm())));
    ObjectNode parameters = tree.putObject("parameters");
    design.parameters().forEach((letter, range) -> parameters.set(letter, parameter(range)));
    tree.put("normalisation", DesignTree.print(design.normalisation()));
    design.mining().ifPresent(easyPerHard -> tree.put("mining", easyPerHard));
    tree.put("citation", design.citation()).put("closedForm", design.closedForm());
    tree.put("note", design.note());
    if (!design.classTables().isEmpty()) {
      tree.set("classTables", ClassTablesJson.write(design.classTables()));
    }
    return tree;
  }

  private static int version(Design design) {
    int sides = design.isTwoSided() ? DesignFile.TWO_SIDED : DesignFile.ONE_SIDED;
    return design.classTables().isEmpty() ? sides : DesignFile.VERSION;
  }

  private static ObjectNode shape(CoefficientSource shape) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    return shape.<ObjectNode>fold(
        typed -> tree.put("formula", typed.formula()),
        typed -> tree.put("loss", typed.loss()),
        drawn -> tree.set("drawing", drawing(drawn.drawing())));
  }

  private static ObjectNode parameter(FormulaParameter parameter) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("value", parameter.value())
        .put("minimum", parameter.minimum())
        .put("maximum", parameter.maximum());
  }

  private static ObjectNode drawing(Drawing drawing) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("leftTail", DesignTree.print(drawing.leftTail()));
    ArrayNode knots = tree.putArray("knots");
    drawing.knots().forEach(knot -> knots.addArray().add(knot.p()).add(knot.g()));
    if (!drawing.band().isEmpty()) {
      ArrayNode band = tree.putArray("band");
      drawing.band().forEach(r -> band.addArray().add(r.p()).add(r.low()).add(r.high()));
    }
    return tree;
  }
}
