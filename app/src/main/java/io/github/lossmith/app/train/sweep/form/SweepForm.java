package io.github.lossmith.app.train.sweep.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.sweep.SweptField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A sweep's file as fields. The text is the sweep; what is typed into a field is written into it at
 * once, also if it is wrong, and a text that is typed or opened fills the fields. What has no field
 * stays in the text as it is. All methods are called on the JavaFX thread.
 */
public final class SweepForm {
  /** Ten seeds, the usual number: x10. */
  private static final Pattern COUNT =
      Pattern.compile("(?:[x×*]\\s*([0-9]{1,4})|([0-9]{1,4})\\s*[x×])");

  private final StringProperty text;
  private final Map<SweepInput, StringProperty> inputs = new EnumMap<>(SweepInput.class);
  private final ObservableList<SweepLossRow> losses = FXCollections.observableArrayList();
  private final ObservableList<SweepGridRow> grid = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Problem>> unshown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Map<String, Problem>> problems =
      new SimpleObjectProperty<>(Map.of());
  private final ReadOnlyObjectWrapper<List<String>> textOnly =
      new ReadOnlyObjectWrapper<>(List.of());
  private final Map<String, Design> own = new LinkedHashMap<>();
  private ObjectNode sweep = JsonNodeFactory.instance.objectNode();
  private boolean filling;
  private boolean writing;

  /**
   * @param text of the file
   */
  public SweepForm(StringProperty text) {
    this.text = text;
    for (SweepInput input : SweepInput.values()) {
      StringProperty typed = new SimpleStringProperty("");
      if (input != SweepInput.FOLDER) { // no part of the file
        typed.addListener(
            (observed, before, now) -> change(() -> write(input, now == null ? "" : now)));
      }
      inputs.put(input, typed);
    }
    text.addListener((observed, before, now) -> read());
    read();
  }

  /** What is typed into a field. */
  StringProperty input(SweepInput input) {
    StringProperty typed = inputs.get(input);
    if (typed == null) {
      throw new IllegalArgumentException(input.name());
    }
    return typed;
  }

  /** Where the sweep is planned; empty: in the folder of the list. */
  public StringProperty folder() {
    return input(SweepInput.FOLDER);
  }

  /** The losses; none: those of the experiment. */
  ObservableList<SweepLossRow> losses() {
    return losses;
  }

  /** The fields of the grid but the seeds. */
  ObservableList<SweepGridRow> grid() {
    return grid;
  }

  /** Why fields cannot show the text. */
  public ReadOnlyObjectProperty<Optional<Problem>> unshown() {
    return unshown.getReadOnlyProperty();
  }

  /** What is wrong, by place, see {@link SweepProblems#of}. */
  public ObjectProperty<Map<String, Problem>> problems() {
    return problems;
  }

  /** How many fields are wrong; empty where fields do not tell all that is wrong. */
  public Optional<Integer> marked() {
    Map<String, Problem> all = problems.get();
    boolean isAll = unshown.get().isEmpty() && !all.isEmpty() && !all.containsKey("");
    return isAll ? Optional.of(all.size()) : Optional.empty();
  }

  /** The keys of the text that have no field. */
  ReadOnlyObjectProperty<List<String>> textOnly() {
    return textOnly.getReadOnlyProperty();
  }

  /** What changes when the sweep was read anew. */
  List<Observable> answers() {
    return List.of(problems, unshown, textOnly);
  }

  /** The names of the user's designs, which can be chosen beside the published losses. */
  List<String> ownDesigns() {
    return List.copyOf(own.keySet());
  }

  /** Offers the user's ticked designs. */
  public void offer(List<Design> ticked) {
    own.clear();
    ticked.stream()
        .filter(design -> !Presets.all().contains(design))
        .forEach(design -> own.put(design.name(), design));
  }

  /** The design that a row names, where it can be told without reading a file. */
  Optional<Design> design(SweepLossRow row) {
    String word = row.design().get().strip();
    Optional<Design> drawn = Optional.ofNullable(own.get(word));
    return drawn.isPresent() || word.isEmpty() || DesignRef.of(word) instanceof DesignRef.File
        ? drawn
        : DesignRef.of(word).resolve().toOptional();
  }

  void addLoss() {
    losses.add(watched(SweepLossRow.cross(free("CE"))));
    change(this::writeLosses);
  }

  /** A name that no loss has yet. */
  private String free(String wanted) {
    Set<String> names = new HashSet<>(losses.stream().map(one -> one.name().get()).toList());
    String name = wanted;
    for (int i = 2; names.contains(name); i++) {
      name = wanted + " " + i;
    }
    return name;
  }

  /** Names a loss after the design that was chosen, unless its name was typed. */
  void choose(SweepLossRow row) {
    if (row.isUsuallyNamed()) {
      design(row)
          .map(Design::name)
          .filter(name -> !row.isNamedAfter(name))
          .ifPresent(name -> row.nameAfterDesign(free(name)));
    }
  }

  void remove(SweepLossRow row) {
    losses.remove(row);
    change(this::writeLosses);
  }

  /** The keys of a grid that no row has yet. */
  List<String> freeKeys() {
    List<String> free = new ArrayList<>(SweptField.keys());
    free.remove(SweptField.SEED);
    grid.forEach(row -> free.remove(row.key().get()));
    return free;
  }

  void addSetting() {
    freeKeys().stream()
        .findFirst()
        .ifPresent(
            key -> {
              grid.add(watched(new SweepGridRow(key, "")));
              change(this::writeGrid);
            });
  }

  void remove(SweepGridRow row) {
    grid.remove(row);
    change(this::writeGrid);
  }

  private SweepLossRow watched(SweepLossRow row) {
    row.design().addListener((observed, before, now) -> change(this::writeLosses));
    row.name().addListener((observed, before, now) -> change(this::writeLosses));
    row.letters().addListener((observed, before, now) -> change(this::writeLosses));
    return row;
  }

  private SweepGridRow watched(SweepGridRow row) {
    row.key().addListener((observed, before, now) -> change(this::writeGrid));
    row.values().addListener((observed, before, now) -> change(this::writeGrid));
    return row;
  }

  /** Changes the text by a field, unless the fields are just being filled by the text. */
  private void change(Runnable work) {
    if (!filling) {
      work.run();
      writing = true;
      text.set(SweepText.print(sweep));
      writing = false;
    }
  }

  private void write(SweepInput input, String typed) {
    switch (input) {
      case NAME, EXPERIMENT ->
          putOrRemove(sweep, input.key(), JsonNodeFactory.instance.textNode(typed), typed);
      case SEEDS -> writeGrid();
      case CPUS, MEMORY, GPUS, MINUTES -> {
        ObjectNode needs = object(SweepProblems.NEEDS);
        putOrRemove(needs, input.key(), FieldValues.value(typed.strip()), typed);
        if (needs.isEmpty()) {
          sweep.remove(SweepProblems.NEEDS);
        }
      }
      case FOLDER -> throw new IllegalArgumentException(input.name());
    }
  }

  private static void putOrRemove(ObjectNode to, String key, JsonNode value, String typed) {
    if (typed.isBlank()) {
      to.remove(key);
    } else {
      to.set(key, value);
    }
  }

  private ObjectNode object(String key) {
    return sweep.path(key) instanceof ObjectNode there ? there : sweep.putObject(key);
  }

  private void writeLosses() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    losses.forEach(row -> all.add(row.write(own)));
    if (all.isEmpty()) {
      sweep.remove(SweepProblems.LOSSES);
    } else {
      sweep.set(SweepProblems.LOSSES, all);
    }
  }

  private void writeGrid() {
    ObjectNode fields = object(SweepProblems.GRID);
    fields.removeAll();
    String seeds = input(SweepInput.SEEDS).get();
    if (!seeds.isBlank()) {
      fields.set(SweptField.SEED, JsonNodeFactory.instance.textNode(seeds(seeds)));
    }
    grid.forEach(row -> row.write(fields));
    if (fields.isEmpty()) {
      sweep.remove(SweepProblems.GRID);
    }
  }

  /** Also a number of seeds: {@code x10} for 0-9. */
  private static String seeds(String typed) {
    Matcher count = COUNT.matcher(typed.strip());
    if (!count.matches()) {
      return typed.strip();
    }
    int number = Integer.parseInt(count.group(1) == null ? count.group(2) : count.group(1));
    return number < 2 ? "0" : "0-" + (number - 1);
  }

  private void read() {
    if (writing) {
      return;
    }
    Outcome<JsonNode> read = StrictJson.parse(text.get(), "");
    Optional<Problem> refused =
        read.failure()
            .map(why -> Problem.of("app.train.sweep.form.no-json", why))
            .or(() -> hidden(read.orThrow()));
    unshown.set(refused);
    if (refused.isEmpty()) {
      fill((ObjectNode) read.orThrow());
    }
  }

  private static Optional<Problem> hidden(JsonNode root) {
    JsonNode fields = root.path(SweepProblems.GRID);
    JsonNode losses = root.path(SweepProblems.LOSSES);
    String part = "";
    if (!root.isObject()) {
      part = "/";
    } else if (!isWord(root.path(SweepProblems.NAME))) {
      part = SweepProblems.NAME;
    } else if (!isWord(root.path(SweepProblems.EXPERIMENT))) {
      part = SweepProblems.EXPERIMENT;
    } else if (!(losses.isMissingNode() || losses.isArray()) || !isShown(losses)) {
      part = SweepProblems.LOSSES;
    } else if (!isObjectOfValues(fields)) {
      part = SweepProblems.GRID;
    } else if (!isObjectOfValues(root.path(SweepProblems.NEEDS))) {
      part = SweepProblems.NEEDS;
    }
    return part.isEmpty()
        ? Optional.empty()
        : Optional.of(Problem.of("app.train.sweep.form.unshown", part));
  }

  private static boolean isShown(JsonNode losses) {
    for (JsonNode loss : losses) {
      if (!SweepLossRow.isShown(loss)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(JsonNode node) {
    return node.isMissingNode() || node.isTextual();
  }

  private static boolean isObjectOfValues(JsonNode node) {
    return node.isMissingNode()
        || (node.isObject()
            && node.properties().stream().map(Map.Entry::getValue).allMatch(FieldValues::isShown));
  }

  private void fill(ObjectNode found) {
    filling = true;
    sweep = found;
    input(SweepInput.NAME).set(found.path(SweepProblems.NAME).asText());
    input(SweepInput.EXPERIMENT).set(found.path(SweepProblems.EXPERIMENT).asText());
    for (SweepInput need : SweepInput.NEEDS) {
      input(need).set(FieldValues.print(found.path(SweepProblems.NEEDS).path(need.key())));
    }
    JsonNode fields = found.path(SweepProblems.GRID);
    input(SweepInput.SEEDS).set(FieldValues.print(fields.path(SweptField.SEED)));
    List<SweepLossRow> rows = new ArrayList<>();
    found.path(SweepProblems.LOSSES).forEach(loss -> rows.add(watched(SweepLossRow.of(loss))));
    losses.setAll(rows);
    List<SweepGridRow> settings = new ArrayList<>();
    fields.properties().stream()
        .filter(one -> !one.getKey().equals(SweptField.SEED))
        .forEach(one -> settings.add(watched(SweepGridRow.of(one.getKey(), one.getValue()))));
    grid.setAll(settings);
    textOnly.set(SweepInput.withoutField(found));
    filling = false;
  }
}
