package io.github.lossmith.app.playground;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.settings.DamagedFile;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.playground.PointSet;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Brings the user's points back at the first look at the place, and keeps them as they change. */
final class OwnPointsKeeper {
  /** Clicks of a hand that draws come faster, and are written together. */
  private static final Duration PAUSE = Duration.ofMillis(800);

  private final AppServices services;
  private final PlaygroundModel model;
  private final OwnPointsFile file;
  private Optional<PointSet> written = Optional.empty();
  private boolean begun;
  private boolean waiting;
  private boolean held;

  OwnPointsKeeper(AppServices services, PlaygroundModel model) {
    this.services = services;
    this.model = model;
    file = new OwnPointsFile(services.directories().state());
    model.setup().addListener((observed, before, now) -> changed(before, now));
  }

  /** While a lesson shows other points, nothing is read or written. */
  void hold(boolean on) {
    if (on && waiting) {
      keep();
    }
    held = on;
  }

  /** Reads the file, once. */
  void begin() {
    if (!begun && !held) {
      begun = true;
      services.tasks().background(this::read, this::take);
    }
  }

  /** Read here, in the background; a file that cannot be read is renamed and not overwritten. */
  private Outcome<Optional<PointSet>> read() {
    Outcome<Optional<PointSet>> read = file.read();
    return read.failure().map(this::putAside).orElse(read);
  }

  private Outcome<Optional<PointSet>> putAside(Problem why) {
    try {
      return Outcome.bad(
          "app.playground.kept.aside", DamagedFile.putAside(file.path()).getFileName(), why);
    } catch (IOException stuck) {
      return Outcome.bad(why);
    }
  }

  private void take(Outcome<Optional<PointSet>> read) {
    if (held) {
      begun = false;
      return;
    }
    read.failure().ifPresent(services.notices()::warn);
    Optional<PointSet> kept = read.toOptional().flatMap(points -> points);
    if (kept.isPresent() && model.setup().get().own().isEmpty()) {
      written = kept;
      model.change(now -> now.withOwn(kept.get()));
    }
  }

  private void changed(RaceSetup before, RaceSetup now) {
    if (!before.own().equals(now.own()) && !waiting && !held) {
      waiting = true;
      services.tasks().later(PAUSE, this::keep);
    }
  }

  /** Writes what has not been written yet. */
  void keep() {
    waiting = false;
    Optional<PointSet> own = model.setup().get().own();
    if (held || own.equals(written)) {
      return;
    }
    try {
      file.write(own);
      written = own;
    } catch (IOException unwritable) {
      services
          .notices()
          .warn(Problem.of("app.playground.kept.not", file.path(), AtomicFile.reason(unwritable)));
    }
  }
}
