package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.settings.DamagedFile;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.task.Tasks.Cancellable;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Saves the launch form between sessions. A file that cannot be read completely is renamed before
 * it would be overwritten.
 */
final class FormMemory {
  /** The form is saved when the user stops typing for this long. */
  private static final Duration REST = Duration.ofMillis(300);

  private final Path file;
  private final Tasks tasks;
  private Optional<FormState> unwritten = Optional.empty();
  private Cancellable next = () -> {};
  private Optional<FormState> written = Optional.empty();
  private boolean writable = true;

  FormMemory(Path file, Tasks tasks) {
    this.file = file;
    this.tasks = tasks;
  }

  /**
   * The saved form, or as much of it as can be read; empty at the first start.
   *
   * @param onDamage told where not all of it can be read
   */
  Optional<FormState> read(Consumer<Problem> onDamage) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    FormStateJson.Found found = FormStateJson.read(file);
    found.damage().map(this::putAside).ifPresent(onDamage);
    return found.state();
  }

  private Problem putAside(Problem damage) {
    try {
      return Problem.of("app.train.form.aside", DamagedFile.putAside(file), damage);
    } catch (IOException stuck) {
      writable = false;
      return Problem.of("app.train.form.stuck", file, damage, AtomicFile.reason(stuck));
    }
  }

  /** Saves the form after a delay, unless it changes again. */
  void keep(FormState state) {
    if (unwritten.filter(state::equals).isPresent()) {
      return;
    }
    next.cancel();
    unwritten = Optional.of(state);
    next = tasks.later(REST, () -> tasks.background(() -> write(state)));
  }

  /** Saves pending changes at the end. */
  void close() {
    next.cancel();
    unwritten.ifPresent(this::write);
  }

  private synchronized void write(FormState state) {
    if (!writable || written.filter(state::equals).isPresent()) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFile.replace(file, FormStateJson.write(state).getBytes(StandardCharsets.UTF_8));
      written = Optional.of(state);
    } catch (IOException unwritable) {
      writable = false;
      System.err.println("lossmith: the launch form is not kept: " + unwritable);
    }
  }
}
