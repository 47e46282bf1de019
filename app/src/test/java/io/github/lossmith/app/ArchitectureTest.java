package io.github.lossmith.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.attribute.FileAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules and the permitted arrows of docs/architecture.md. */
class ArchitectureTest {
  private static final String ROOT = "io.github.lossmith.";

  /** The engine's packages; {@code org.nd4j.nativeblas} has a class that DL4J looks for. */
  private static final String[] DL4J = {
    ROOT + "trainer.backend..",
    ROOT + "trainer.detector..",
    ROOT + "trainer.feature..",
    ROOT + "trainer.loss..",
    ROOT + "trainer.training.."
  };

  private static final String PYTORCH = ROOT + "trainer.pytorch..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.lossmith");

  @Test
  void modulesDependOnlyOnTheirNeighbours() {
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
  void headlessModulesDoNotUseJavaFx() {
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
  void deepLearningStaysInItsEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(DL4J)
        .and()
        .resideInAPackage("io.github.lossmith..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
        .because("the experiment and the window's process know no engine's library")
        .check(CLASSES);
  }

  @Test
  void enginesAreSeenThroughTheirInterface() {
    noClasses()
        .that()
        .resideOutsideOfPackages(DL4J)
        .and()
        .resideInAPackage("io.github.lossmith..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DL4J)
        .because("an engine is found by ServiceLoader and asked through TrainingEngine alone")
        .check(CLASSES);
  }

  @Test
  void pytorchIsSeenThroughItsInterface() {
    noClasses()
        .that()
        .resideOutsideOfPackage(PYTORCH)
        .and()
        .resideInAPackage("io.github.lossmith..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(PYTORCH)
        .because("an engine is found by ServiceLoader and asked through TrainingEngine alone")
        .check(CLASSES);
  }

  @Test
  void pytorchKnowsNothingOfDl4j() {
    noClasses()
        .that()
        .resideInAPackage(PYTORCH)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DL4J)
        .because("an engine does not need another one")
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "designer", "plotting", "trainer"})
  void packagesOfAModuleAreFreeOfCycles(String module) {
    slices()
        .matching(ROOT + module + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("what needs each other in turn is one package")
        .check(CLASSES);
  }

  @Test
  void weightFilesAreReadInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "trainer.keras..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.jhdf..")
        .because("what a stranger's file may do is answered in one place")
        .check(CLASSES);
  }

  @Test
  void formulasAreReadInTheDesigner() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "designer..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("net.objecthunter.exp4j..")
        .because("one module knows how a formula is read")
        .check(CLASSES);
  }

  @Test
  void numericsAreInTheirRooms() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "designer..", ROOT + "trainer.statistics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.commons.math3..")
        .because("the designer integrates, trainer.statistics tests; nobody else computes")
        .check(CLASSES);
  }

  @Test
  void temporaryFilesAreDeletedInOnePlace() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ScratchFolder")
        .should()
        .callMethod(
            Files.class, "createTempFile", String.class, String.class, FileAttribute[].class)
        .orShould()
        .callMethod(Files.class, "createTempDirectory", String.class, FileAttribute[].class)
        .orShould()
        .callMethod(File.class, "createTempFile", String.class, String.class)
        .because("what is left in the machine's temporary folder is never deleted by anybody")
        .check(CLASSES);
  }
}
