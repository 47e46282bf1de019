package io.github.lossmith.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.control.Control;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A class is known by its simple name: to a reader, to an import, to a search. */
class NamesTest {
  private static final List<JavaClass> CLASSES =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("io.github.lossmith")
              .stream()
              .filter(type -> type.getEnclosingClass().isEmpty())
              .filter(type -> !type.getSimpleName().equals("package-info"))
              .toList();

  @Test
  void noNameStandsTwiceInTheProject() {
    TreeMap<String, List<String>> byName =
        CLASSES.stream()
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    byName.values().removeIf(names -> names.size() == 1);
    assertThat(byName).isEmpty();
  }

  @Test
  void noNameHidesOneOfTheJdkOrOfTheLibrariesOfTheScreen() {
    Set<String> taken = new TreeSet<>(namesOfTheJdk());
    for (Class<?> one :
        List.of(Node.class, Property.class, Control.class, FXMLLoader.class, CommandLine.class)) {
      taken.addAll(namesBeside(one));
    }
    assertThat(taken).contains("Path", "Function", "Group", "Binding", "Button", "CommandLine");
    assertThat(CLASSES.stream().map(JavaClass::getSimpleName).filter(taken::contains)).isEmpty();
  }

  /** Public or not: of the packages that begin with java. */
  private static Set<String> namesOfTheJdk() {
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
    try (Stream<Path> files = Files.walk(modules)) {
      return files
          .filter(file -> file.getNameCount() > 3 && file.getName(2).toString().equals("java"))
          .map(file -> file.getFileName().toString())
          .filter(NamesTest::isTopLevel)
          .map(NamesTest::simpleName)
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Of the exported packages in the jar that holds {@code one}. */
  private static Set<String> namesBeside(Class<?> one) {
    URL place = one.getResource(one.getSimpleName() + ".class");
    try {
      JarURLConnection jar = (JarURLConnection) place.openConnection();
      return jar.getJarFile().stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("javafx/") || name.startsWith("picocli/"))
          .filter(NamesTest::isTopLevel)
          .map(NamesTest::simpleName)
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isTopLevel(String file) {
    return file.endsWith(".class") && !file.contains("$") && !file.contains("-");
  }

  private static String simpleName(String file) {
    return file.substring(file.lastIndexOf('/') + 1, file.length() - ".class".length());
  }
}
