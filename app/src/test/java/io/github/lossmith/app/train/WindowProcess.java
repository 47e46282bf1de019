package io.github.lossmith.app.train;

import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.window.TestWindow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A window in a process of its own, which starts a training; for tests that kill it. */
final class WindowProcess {
  private WindowProcess() {}

  /** {@code args}: the folder of its settings and runs, the name of the run. */
  public static void main(String[] args) throws InterruptedException {
    Path home = Path.of(args[0]);
    AtomicReference<TrainPlace> place = new AtomicReference<>();
    TestWindow window =
        TestWindow.open(
            home,
            services -> {
              Path runs = home.resolve("runs");
              place.set(new TrainPlace(services, DesignHandover.EMPTY, new TinyTrainer(), runs));
              return List.of(place.get());
            });
    TrainWindowTest.launch(window, place.get(), args[1], 4000);
    Thread.currentThread().join();
  }

  /** Starts it with the switches of this JVM, such as those for a screen that nobody sees. */
  static Process start(Path home, String run) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-D") || argument.startsWith("-XX:"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(WindowProcess.class.getName(), home.toString(), run));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
