package io.github.lossmith.app.design.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.table.ClassRule;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTerm;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands in the fields of the tables of the classes. */
class TypedClassTablesTest {
  private static TypedClassTables fields(ClassTables tables) {
    return TypedClassTables.of(tables, value -> Double.toString(value));
  }

  private static String problem(Outcome<ClassTables> read) {
    return read.failure().orElseThrow().message(Locale.ENGLISH);
  }

  private static TypedClassTables.Line line(String name, String count, String weight) {
    return new TypedClassTables.Line(name, count, Map.of(ClassTerm.WEIGHT, weight));
  }

  private static TypedClassTables typed(TypedClassTables.Line... lines) {
    return new TypedClassTables("typed", Map.of(), List.of(lines), ClassTables.NONE);
  }

  @Test
  void tablesOfEveryKindAreReadBack() {
    ClassTables counted =
        new ClassTables(
            Optional.of(ClassRule.LDAM),
            ClassRule.LDAM.usual(),
            Map.of(),
            Map.of("a", 3L, "b", 9L));
    ClassTables typed =
        new ClassTables(
            Optional.empty(),
            Map.of(),
            Map.of(
                ClassTerm.WEIGHT, Map.of("a", 1 / 3.0, "b", 2.0, "background", 0.5),
                ClassTerm.MARGIN, Map.of("a", -1.5, "b", 0.0)),
            Map.of("a", 4L, "b", 1L));
    for (ClassTables tables :
        List.of(ClassTables.NONE, counted, typed, ClassTables.of(ClassRule.CDT))) {
      assertThat(fields(tables).read().orThrow()).isEqualTo(tables);
    }
  }

  @Test
  void blankLinesCountForNothing() {
    assertThat(
            typed(line("", "", ""), line(" a ", "", "2"), line("", " ", ""))
                .read()
                .orThrow()
                .typed())
        .isEqualTo(Map.of(ClassTerm.WEIGHT, Map.of("a", 2.0)));
    assertThat(typed(line("", "", "")).read().orThrow()).isEqualTo(ClassTables.NONE);
  }

  @Test
  void wrongLinesAreNamed() {
    assertThat(problem(typed(line("", "", "2")).read())).contains("no class");
    assertThat(problem(typed(line("a", "", "2"), line("a", "", "3")).read()))
        .contains("\"a\" stands");
    assertThat(problem(typed(line("a", "", "x")).read())).contains("weights of \"a\" is \"x\"");
    assertThat(problem(typed(line("a", "", "0")).read())).contains("weights of \"a\" is 0");
    assertThat(problem(typed(line("a", "1.5", "1")).read())).contains("count of \"a\" is 1.5");
    assertThat(problem(typed(line("a", "3", "1"), line("b", "", "1")).read()))
        .contains("counts has no value");
    assertThat(problem(typed(line("a", "", "1"), line("b", "", "")).read()))
        .contains("weights has no value");
  }

  @Test
  void valuesOfManyClassesAreKeptAsTheyAre() {
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i <= TypedClassTables.MOST_LINES; i++) {
      counts.put("class" + i, 1L + i);
    }
    ClassTables tables =
        new ClassTables(Optional.of(ClassRule.CDT), ClassRule.CDT.usual(), Map.of(), counts);
    TypedClassTables many = fields(tables);
    assertThat(many.areMany()).isTrue();
    assertThat(many.lines()).isEmpty();
    assertThat(many.read().orThrow()).isEqualTo(tables);
    assertThat(many.withKind("vs", Object::toString).read().orThrow().counts()).isEqualTo(counts);
    assertThat(many.withKind("none", Object::toString).read().orThrow())
        .isEqualTo(ClassTables.NONE);
  }
}
