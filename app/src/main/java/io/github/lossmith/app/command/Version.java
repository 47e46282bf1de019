package io.github.lossmith.app.command;

import io.github.lossmith.resources.LossmithVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "Lossmith " + LossmithVersion.text(), "Java ${java.version} on ${os.name} ${os.arch}"
    };
  }
}
