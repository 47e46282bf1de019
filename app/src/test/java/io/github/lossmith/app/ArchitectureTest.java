package io.github.lossmith.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rooms and the permitted arrows of docs/architecture.md. */
class ArchitectureTest {
  private static final String ROOT = "io.github.lossmith.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.lossmith");

  @Test
  void roomsKnowOnlyTheirNeighbours() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("resources")
        .definedBy(ROOT + "resources..")
        .layer("designer")
        .definedBy(ROOT + "designer..")
        .layer("plotting")
        .definedBy(ROOT + "plotting..")
        .layer("trainer")
        .definedBy(ROOT + "trainer..")
        .layer("app")
        .definedBy(ROOT + "app..")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("trainer")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("plotting")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("designer")
        .mayOnlyBeAccessedByLayers("plotting", "trainer", "app")
        .because("the module graph is the architecture: one direction, from data to the window")
        .check(CLASSES);
  }

  @Test
  void headlessRoomsNeverSeeJavaFx() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "resources..", ROOT + "designer..", ROOT + "trainer..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..")
        .because("the numbers and the training run on machines without a screen")
        .check(CLASSES);
  }

  @Test
  void deepLearningStaysInTheTrainer() {
    onlyIn("trainer", "org.deeplearning4j..", "org.nd4j..", "org.bytedeco..", "io.jhdf..")
        .because("300 MB of natives load only when training is asked for, in its own process")
        .check(CLASSES);
  }

  @Test
  void formulasAndNumericsStayInTheDesigner() {
    onlyIn("designer", "net.objecthunter.exp4j..", "org.apache.commons.math3..")
        .because("one room knows how a formula is read and integrated")
        .check(CLASSES);
  }

  private static com.tngtech.archunit.lang.ArchRule onlyIn(String room, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }
}
