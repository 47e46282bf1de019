package io.github.lossmith.app.train.sweep.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.PublishedLoss;
import io.github.lossmith.designer.problem.ReadableNumber;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A loss of a sweep: its design, its name, and the values of its letters. */
public final class SweepLossRow {
  private static final String DESIGN = "design";
  private static final String NAME = "name";
  private static final String PARAMETERS = "parameters";

  /** {@code gamma: 1, 2} or {@code gamma = 1, 2}. */
  private static final Pattern LETTER = Pattern.compile("([^:=\\s]+)\\s*[:=]\\s*(.*)");

  private final ObjectNode source;
  private final StringProperty design;
  private final StringProperty name;
  private final StringProperty letters;
  private final String shownDesign;
  private final String shownLetters;
  private String given = "";

  private SweepLossRow(ObjectNode source) {
    this.source = source;
    shownDesign = designOf(source.path(DESIGN));
    shownLetters = lettersOf(source.path(PARAMETERS));
    design = new SimpleStringProperty(shownDesign);
    name = new SimpleStringProperty(source.path(NAME).asText());
    letters = new SimpleStringProperty(shownLetters);
  }

  /** A loss of a file; what has no field stays as it is. */
  static SweepLossRow of(JsonNode loss) {
    return new SweepLossRow(((ObjectNode) loss).deepCopy());
  }

  /** A loss that is not chosen yet: cross-entropy, as where a file names none. */
  static SweepLossRow cross(String name) {
    ObjectNode loss = JsonNodeFactory.instance.objectNode();
    return new SweepLossRow(loss.put(NAME, name).put(DESIGN, "ce"));
  }

  private static String designOf(JsonNode design) {
    return design.isObject() ? design.path(NAME).asText() : design.asText("ce");
  }

  private static String lettersOf(JsonNode parameters) {
    return parameters.properties().stream()
        .map(one -> one.getKey() + ": " + FieldValues.print(one.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** Whether fields can show it: its design and the values of its letters are words and numbers. */
  static boolean isShown(JsonNode loss) {
    JsonNode parameters = loss.path(PARAMETERS);
    JsonNode design = loss.path(DESIGN);
    return loss.isObject()
        && (design.isMissingNode() || design.isTextual() || design.isObject())
        && (parameters.isMissingNode() || parameters.isObject())
        && parameters.properties().stream().map(Map.Entry::getValue).allMatch(FieldValues::isShown);
  }

  /** A preset or published loss, a file, a formula, or the name of a design of the user's. */
  StringProperty design() {
    return design;
  }

  StringProperty name() {
    return name;
  }

  /** Gives it the name of its design, which may be a formula. */
  void nameAfterDesign(String wanted) {
    given = wanted;
    name.set(wanted);
  }

  /**
   * Whether its name was not typed: it is called like a published loss, perhaps with a number, as
   * it was named here, or not at all.
   */
  boolean isUsuallyNamed() {
    return name.get().isBlank()
        || name.get().equals(given)
        || Presets.library().stream()
            .map(PublishedLoss::design)
            .map(Design::name)
            .anyMatch(this::isNamedAfter);
  }

  /** Whether it is called so, perhaps with a number. */
  boolean isNamedAfter(String known) {
    return name.get().matches(Pattern.quote(known) + "( [0-9]+)?");
  }

  /** As they are typed: {@code gamma: 0.5, 1, 2; alpha: 0.25}. */
  StringProperty letters() {
    return letters;
  }

  /**
   * The loss as the file has it.
   *
   * @param own designs of the user's, which are written in full
   */
  ObjectNode write(Map<String, Design> own) {
    ObjectNode loss = source.deepCopy();
    if (!name.get().equals(source.path(NAME).asText())) {
      loss.put(NAME, name.get());
    }
    if (!design.get().equals(shownDesign)) {
      Optional<Design> drawn = Optional.ofNullable(own.get(design.get()));
      loss.set(
          DESIGN,
          drawn
              .<JsonNode>map(one -> DesignRef.Inline.of(one).json())
              .orElseGet(() -> JsonNodeFactory.instance.textNode(design.get().strip())));
    }
    if (!letters.get().equals(shownLetters)) {
      writeLetters(loss);
    }
    return loss;
  }

  private void writeLetters(ObjectNode loss) {
    loss.remove(PARAMETERS);
    if (letters.get().isBlank()) {
      return;
    }
    ObjectNode parameters = loss.putObject(PARAMETERS);
    for (String part : letters.get().split(";", -1)) {
      Matcher letter = LETTER.matcher(part.strip());
      if (letter.matches()) {
        parameters.set(letter.group(1), FieldValues.parse(letter.group(2)));
      } else if (!part.isBlank()) {
        parameters.put(part.strip(), ""); // refused by name
      }
    }
  }

  /** The letters of a design with their values, as they would be typed. */
  static String letters(Design design) {
    return design.parameters().entrySet().stream()
        .map(one -> one.getKey() + ": " + ReadableNumber.of(one.getValue().value()))
        .collect(Collectors.joining("; "));
  }
}
