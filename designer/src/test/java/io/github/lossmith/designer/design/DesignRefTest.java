package io.github.lossmith.designer.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassRule;
import io.github.lossmith.designer.table.ClassTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One meaning of a word that names a design. */
class DesignRefTest {
  @TempDir private Path folder;
  private final Design mine = Design.typed("mine", "-(1-p)^k/p").withParameter("k", 3);

  private List<DesignRef> references() {
    DesignFile.write(mine, folder.resolve("mine.json")).orThrow();
    return List.of(
        new DesignRef.Preset("focal"),
        new DesignRef.File("mine.json"),
        new DesignRef.Formula("-1/p^2"),
        DesignRef.Inline.of(mine),
        new DesignRef.Tabled(new DesignRef.Preset("focal"), ClassTables.of(ClassRule.LDAM)));
  }

  @Test
  void thereIsOneOfEachKindAndAllResolve() {
    Set<Class<?>> kinds = references().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(kinds).isEqualTo(Set.of(DesignRef.class.getPermittedSubclasses()));
    assertThat(references())
        .extracting(reference -> reference.resolve(folder).orThrow().name())
        .containsExactly("Focal", "mine", "-1/p^2", "mine", "Focal");
  }

  @Test
  void theTextOfAReferenceMeansTheSameAgain() {
    for (DesignRef reference : references()) {
      assertThat(DesignRef.of(" " + reference.text() + " ")).isEqualTo(reference);
    }
  }

  @Test
  void aDesignInFullIsAnObjectInJsonAndAllElseAWord() {
    assertThat(references())
        .extracting(reference -> reference.json().isObject())
        .containsExactly(false, false, false, true, true);
  }

  @Test
  void aFileIsLookedForInTheFolderFirst() {
    assertThat(references().get(1).resolve().isOk()).isFalse();
    assertThat(references().get(1).resolve(folder).orThrow()).isEqualTo(mine);
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(new DesignRef.Preset("none").resolve().failure().map(Problem::message))
        .hasValueSatisfying(line -> assertThat(line).contains("\"none\"", "focal"));
    assertThat(DesignRef.of("no.json").resolve().isOk()).isFalse();
    assertThat(DesignRef.of("no\0.json").resolve().failure().map(Problem::key))
        .contains("designer.file.unreadable");
    assertThat(DesignRef.of("{}").resolve().isOk()).isFalse();
  }

  @Test
  void aMisspeltPresetIsNoConstantGradient() {
    for (String word : List.of("foccal", "-1/q", "-c", "nope*t")) {
      assertThat(DesignRef.of(word).resolve().failure().map(Problem::message))
          .hasValueSatisfying(
              line -> assertThat(line).contains("\"" + word + "\"", "no p", "focal"));
    }
    for (String word : List.of("-1", "-t", "-ratio", "-freq", "-(1-p)^g/p")) {
      assertThat(DesignRef.of(word).resolve().isOk()).as(word).isTrue();
    }
  }

  @Test
  void whereNoFormulaCanStandAFileComesBeforeAPreset() throws IOException {
    assertThat(DesignRef.fileOrPreset("focal")).isEqualTo(new DesignRef.Preset("focal"));
    assertThat(DesignRef.fileOrPreset("-1/p")).isEqualTo(new DesignRef.File("-1/p"));
    Path file = Files.createFile(folder.resolve("focal"));
    assertThat(DesignRef.fileOrPreset(file.toString())).isInstanceOf(DesignRef.File.class);
  }
}
