package io.github.lossmith.app.playground;

import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.designer.playground.PointFile;
import io.github.lossmith.designer.playground.PointSet;
import io.github.lossmith.designer.problem.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;

/**
 * The state of the place. While it plays, a turn in the background makes some steps and pictures
 * them, and the next one follows a frame later; a change of anything shown asks for a turn without
 * steps.
 */
final class PlaygroundModel {
  /** More do not fit on a screen, and would learn more slowly. */
  static final int MOST_LANES = 6;

  /** Steps between two pictures. */
  static final List<Integer> SPEEDS = List.of(1, 5, 20, 100);

  /** 600 steps a second at 30 pictures a second. */
  static final int FIRST_SPEED = 20;

  /**
   * Pixels of a side of a picture: the points of 1:1 are still apart, and four fit beside the data.
   */
  static final int LEAST_SIZE = 132;

  /**
   * More pixels would make the pictures, not the networks, take the time; a larger one is scaled.
   */
  static final int MOST_SIZE = 300;

  /** 40 pictures a second where nothing takes time. */
  private static final long FRAME_NS = 25_000_000;

  private final DesignsModel designs;
  private final Tasks tasks;
  private final RaceRunner runner = new RaceRunner();
  private final SeedStrip strip;
  private final ObjectProperty<RaceSetup> setup = new SimpleObjectProperty<>(RaceSetup.FIRST);
  private final ObjectProperty<PictureColours> colours =
      new SimpleObjectProperty<>(PictureColours.LIGHT);
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final IntegerProperty size = new SimpleIntegerProperty(LEAST_SIZE);
  private final IntegerProperty speed = new SimpleIntegerProperty(FIRST_SPEED);
  private final ReadOnlyObjectWrapper<RaceFrame> frame =
      new ReadOnlyObjectWrapper<>(RaceFrame.NONE);
  private RaceSetup pictured = RaceSetup.FIRST;
  private boolean shown;
  private boolean busy;
  private boolean waiting;
  private boolean changed;
  private int singleSteps;

  PlaygroundModel(DesignsModel designs, Tasks tasks) {
    this.designs = designs;
    this.tasks = tasks;
    strip = new SeedStrip(tasks);
    designs.openDesigns().addListener((ListChangeListener<OpenDesign>) change -> lanesChanged());
    designs.ticked().addListener((SetChangeListener<Long>) change -> lanesChanged());
    designs.progress().addListener(observed -> lanesChanged());
    setup.addListener(observed -> setupChanged());
    colours.addListener(observed -> coloursChanged());
    size.addListener(observed -> request());
    playing.addListener(observed -> request());
  }

  ObjectProperty<RaceSetup> setup() {
    return setup;
  }

  ObjectProperty<PictureColours> colours() {
    return colours;
  }

  BooleanProperty playing() {
    return playing;
  }

  /** Pixels of a side of the pictures. */
  IntegerProperty size() {
    return size;
  }

  IntegerProperty speed() {
    return speed;
  }

  ReadOnlyObjectProperty<RaceFrame> frame() {
    return frame.getReadOnlyProperty();
  }

  /** The frame, once it is one of the present setup. */
  Optional<RaceFrame> present() {
    return pictured.equals(setup.get()) ? Optional.of(frame.get()) : Optional.empty();
  }

  SeedStrip strip() {
    return strip;
  }

  /** Nothing is computed before the place was seen, or while another one is in front. */
  void show(boolean on) {
    shown = on;
    if (!on) {
      playing.set(false);
    }
    request();
  }

  /** Whether the place is in front. */
  boolean isShown() {
    return shown;
  }

  void change(UnaryOperator<RaceSetup> change) {
    setup.set(change.apply(setup.get()));
  }

  /** Begins with the first weights again. */
  void reset() {
    change(RaceSetup::again);
  }

  /** A single step of every loss. */
  void step() {
    playing.set(false);
    singleSteps++;
    request();
  }

  void startSeeds() {
    strip.start(setup.get(), lanes(), colours.get());
  }

  /** Adds a point of the user's at a place of a picture, from its top left, both from 0 to 1. */
  void put(double x, double y, boolean rare) {
    double seen = BoundaryPicture.SEEN;
    add(new PointSet.Labelled(seen * (2 * x - 1), seen * (1 - 2 * y), rare));
  }

  /** Adds a point of the user's to the points that are shown. */
  void add(PointSet.Labelled point) {
    change(now -> now.withOwn(now.points().with(point)));
  }

  /** Reads points from a file; slow for a large one. */
  static Outcome<PointSet> read(Path file) {
    return PointFile.read(file);
  }

  /** Whether there is something to learn. */
  boolean hasBothClasses() {
    return setup.get().points().hasBothClasses();
  }

  /** The ticked losses that have a coefficient at all, the first {@link #MOST_LANES} of them. */
  List<RaceLane> lanes() {
    List<RaceLane> lanes = new ArrayList<>();
    for (OpenDesign open : designs.shown()) {
      Optional<SideCoefficients> coefficients =
          open.design().coefficients(designs.progress().get()).toOptional();
      if (lanes.size() < MOST_LANES && coefficients.isPresent()) {
        lanes.add(
            new RaceLane(
                open.id(), open.design().name(), designs.original(open.id()), coefficients.get()));
      }
    }
    return lanes;
  }

  private void coloursChanged() {
    if (!strip.results().get().isEmpty()) {
      startSeeds();
    }
    request();
  }

  private void setupChanged() {
    strip.clear();
    request();
  }

  private void lanesChanged() {
    if (shown) {
      strip.clear();
      request();
    }
  }

  private void request() {
    changed = true;
    turn();
  }

  private void turn() {
    boolean wanted = shown && (changed || playing.get());
    if (!wanted || busy || waiting) {
      return;
    }
    int steps = playing.get() ? speed.get() : singleSteps;
    changed = false;
    singleSteps = 0;
    busy = true;
    RaceRunner.Turn turn =
        new RaceRunner.Turn(setup.get(), lanes(), steps, size.get(), colours.get());
    long begun = System.nanoTime();
    tasks.background(() -> Outcome.ok(runner.frame(turn)), outcome -> take(outcome, turn, begun));
  }

  private void take(Outcome<RaceFrame> outcome, RaceRunner.Turn turn, long begun) {
    busy = false;
    pictured = turn.setup();
    outcome.toOptional().ifPresent(frame::set);
    if (!outcome.isOk()) {
      playing.set(false);
    }
    if (changed || playing.get()) {
      waiting = true;
      long left = Math.max(0, FRAME_NS - (System.nanoTime() - begun));
      tasks.later(Duration.ofNanos(left), this::goOn);
    }
  }

  private void goOn() {
    waiting = false;
    turn();
  }
}
