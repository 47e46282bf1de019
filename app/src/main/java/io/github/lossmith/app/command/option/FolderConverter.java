package io.github.lossmith.app.command.option;

import io.github.lossmith.app.command.output.StandardStreams;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The output folder of a command that writes several files; standard output is rejected. */
public final class FolderConverter implements ITypeConverter<Path> {
  /** Made by picocli. */
  FolderConverter() {}

  @Override
  public Path convert(String name) {
    if (name.equals(StandardStreams.STANDARD_OUTPUT)) {
      throw new TypeConversionException(
          "several files are written, which standard output (-) cannot take; name a folder");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "\"" + name + "\" is not a folder's name: " + e.getReason());
    }
  }
}
