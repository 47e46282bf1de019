package io.github.lossmith.app.packaging;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The running program's class path, copied into one folder of jars. */
final class ClassPathJars {
  private ClassPathJars() {}

  /**
   * Copies jars, and folders of classes as jars; equal names get a number.
   *
   * @return the names of the jars, in the order of the class path
   */
  static List<String> copy(String classPath, Path target) throws IOException {
    Files.createDirectories(target);
    List<String> names = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isRegularFile(path)) {
        String name = free(names, String.valueOf(path.getFileName()));
        Files.copy(path, target.resolve(name));
        names.add(name);
      } else if (Files.isDirectory(path)) {
        String name = free(names, "classes.jar");
        jar(path, target.resolve(name));
        names.add(name);
      }
    }
    return names;
  }

  private static String free(List<String> taken, String wanted) {
    String name = wanted;
    for (int i = 2; taken.contains(name); i++) {
      name = i + "-" + wanted;
    }
    return name;
  }

  private static void jar(Path folder, Path target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target);
        JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        jar.putNextEntry(new ZipEntry(name));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }
}
