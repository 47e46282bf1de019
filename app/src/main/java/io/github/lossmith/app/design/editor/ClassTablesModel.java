package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTerm;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tables of the classes of the selected design, and what stands in their fields, which is kept
 * in the design as soon as it is right. All methods are called on the JavaFX thread.
 */
final class ClassTablesModel {
  private static final int DIGITS = 6;
  private final DesignContext context;
  private ClassTables stored = ClassTables.NONE;
  private long id;
  private boolean storing;
  private TypedClassTables form;

  ClassTablesModel(DesignContext context) {
    this.context = context;
    OpenDesign current = context.designs().current();
    id = current.id();
    stored = current.design().classTables();
    form = fields(stored);
  }

  /** What stands in the fields. */
  TypedClassTables form() {
    return form;
  }

  /** Whether the numbers of objects matter: for a rule, or for {@code freq} in the formula. */
  boolean hasCounts() {
    return form.rule().isPresent()
        || !stored.counts().isEmpty()
        || context.designs().current().design().usesShare();
  }

  private TypedClassTables fields(ClassTables tables) {
    return TypedClassTables.of(tables, this::number);
  }

  /** A number as it is read back: shortened only where that loses nothing. */
  private String number(double value) {
    String shortened = context.services().texts().number(value, DIGITS);
    boolean exact = Texts.read(shortened).filter(read -> read == value).isPresent();
    return exact ? shortened : Double.toString(value);
  }

  /**
   * Follows the selected design.
   *
   * @return whether the fields have changed: another design, or tables changed elsewhere
   */
  boolean follow() {
    OpenDesign current = context.designs().current();
    ClassTables tables = current.design().classTables();
    boolean same = tables.equals(stored) && (storing || current.id() == id);
    id = current.id();
    if (!same) {
      stored = tables;
      form = fields(tables);
    }
    return !same;
  }

  /** Chooses a rule, typed values or none for the classes in the fields. */
  void choose(TypedClassTables typed, String kind) {
    type(typed.withKind(kind, this::number));
  }

  /** Takes over what is typed, and keeps it in the design if it is right. */
  void type(TypedClassTables typed) {
    form = typed;
    typed.read().toOptional().ifPresent(this::store);
  }

  private void store(ClassTables tables) {
    stored = tables;
    if (!tables.equals(context.designs().current().design().classTables())) {
      storing = true;
      context.designs().change("app.step.class-tables", d -> d.withClassTables(tables));
      storing = false;
    }
  }

  /** Asks for a data set and takes its classes and the numbers of their objects. */
  void countData(Runnable then) {
    context
        .services()
        .dialogs()
        .folder("app.class-tables.count.choose")
        .ifPresent(folder -> countData(folder, then));
  }

  private void countData(Path folder, Runnable then) {
    long asked = id;
    context
        .services()
        .tasks()
        .background(
            () -> DataCounts.of(folder),
            counts -> {
              counts.failure().ifPresent(context.services().notices()::warn);
              if (counts.isOk() && asked == id) {
                take(counts.orThrow());
                then.run();
              }
            });
  }

  private void take(Map<String, Long> counts) {
    ClassTables before = form.read().toOptional().orElse(stored);
    ClassTables after =
        new ClassTables(form.rule(), before.parameters(), fitted(before, counts), counts);
    store(after);
    form = fields(after);
  }

  /** The typed values of these classes; one that had none gets what changes nothing. */
  private static Map<ClassTerm, Map<String, Double>> fitted(
      ClassTables before, Map<String, Long> classes) {
    Map<ClassTerm, Map<String, Double>> fitted = new EnumMap<>(ClassTerm.class);
    before
        .typed()
        .forEach(
            (term, values) -> {
              Map<String, Double> kept = new LinkedHashMap<>();
              classes
                  .keySet()
                  .forEach(name -> kept.put(name, values.getOrDefault(name, term.neutral())));
              fitted.put(term, kept);
            });
    return fitted;
  }

  /** What is wrong with the fields, or the values that the rule makes of the counts in them. */
  Outcome<Map<ClassTerm, Map<String, Double>>> computed() {
    return form.read().then(this::computed);
  }

  private Outcome<Map<ClassTerm, Map<String, Double>>> computed(ClassTables tables) {
    return tables.rule().isEmpty() || tables.counts().isEmpty() || form.areMany()
        ? Outcome.ok(Map.of())
        : tables
            .resolve(tables.named(), Map.of(), -1)
            .map(made -> ClassLinesGrid.values(tables.named(), made));
  }

  /** A remark about the fields; empty: there is nothing to say. */
  String remark() {
    boolean ofData =
        form.rule().isPresent() && form.lines().stream().allMatch(TypedClassTables.Line::isBlank);
    String key = form.areMany() ? "many" : ofData ? "of-data" : "";
    return key.isEmpty() ? "" : context.services().texts().text("app.class-tables." + key);
  }
}
