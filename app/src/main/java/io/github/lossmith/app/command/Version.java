package io.github.lossmith.app.command;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"Lossmith 0.1.0", "Java ${java.version} on ${os.name} ${os.arch}"};
  }
}
