package io.github.lossmith.app.playground;

import io.github.lossmith.designer.playground.LearnerMeasures;
import io.github.lossmith.designer.playground.LossLearner;
import io.github.lossmith.designer.playground.LossRace;
import io.github.lossmith.designer.playground.PointSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The race in the background: follows the setup and the losses, makes steps, and pictures what came
 * of them. Used by one thread at a time.
 */
final class RaceRunner {
  /**
   * Measuring 2,000 points takes as long as ten steps; ten times a second is often enough to read.
   */
  private static final int PICTURES_A_MEASUREMENT = 4;

  private final Map<Long, LossLearner> learners = new LinkedHashMap<>();
  private final Map<Long, LearnerMeasures> measured = new HashMap<>();
  private int pictures;
  private @Nullable Running running;

  /** A race with the points it runs on. */
  private record Running(RaceSetup setup, LossRace race, PointSet fresh) {}

  /**
   * What is wanted of a turn.
   *
   * @param steps to make, at least 0
   * @param size pixels of a side of the pictures
   */
  record Turn(RaceSetup setup, List<RaceLane> lanes, int steps, int size, PictureColours colours) {
    Turn {
      lanes = List.copyOf(lanes);
    }
  }

  /** One turn; nothing is learned where the points are of one class. */
  RaceFrame frame(Turn turn) {
    PointSet points = turn.setup().points();
    if (!points.hasBothClasses()) {
      running = null;
      learners.clear();
      return RaceFrame.NONE;
    }
    Running now = follow(turn, points);
    now.race.advance(turn.steps());
    boolean anew = turn.steps() < 2 || pictures % PICTURES_A_MEASUREMENT == 0;
    pictures++;
    List<RaceFrame.Seen> seen = new ArrayList<>();
    for (RaceLane lane : turn.lanes()) {
      LossLearner learner = learners.get(lane.id());
      if (learner != null) {
        seen.add(
            new RaceFrame.Seen(
                lane,
                measures(lane.id(), learner, now, anew),
                BoundaryPicture.of(
                    learner.network(), now.race.points(), turn.size(), turn.colours()),
                learner.isLost()));
      }
    }
    return new RaceFrame(now.race.steps(), seen);
  }

  private LearnerMeasures measures(long id, LossLearner learner, Running now, boolean anew) {
    LearnerMeasures known = measured.get(id);
    if (known != null && !anew) {
      return known;
    }
    LearnerMeasures fresh = LearnerMeasures.of(learner, now.race.points(), now.fresh);
    measured.put(id, fresh);
    return fresh;
  }

  private Running follow(Turn turn, PointSet points) {
    Running now = running;
    if (now == null || !now.setup.equals(turn.setup()) || comesLate(turn.lanes())) {
      RaceSetup setup = turn.setup();
      LossRace race = new LossRace(points, setup.layout(), setup.learningRate(), setup.seed());
      now = new Running(setup, race, setup.fresh());
      running = now;
      learners.clear();
      measured.clear();
    }
    Set<Long> gone = new HashSet<>(learners.keySet());
    for (RaceLane lane : turn.lanes()) {
      gone.remove(lane.id());
      join(now.race, lane);
    }
    for (Long id : gone) {
      LossLearner learner = learners.remove(id);
      if (learner != null) {
        now.race.remove(learner);
      }
    }
    return now;
  }

  /** A loss that nobody was copied from has to start with the others. */
  private boolean comesLate(List<RaceLane> lanes) {
    return lanes.stream()
        .anyMatch(
            lane ->
                !learners.containsKey(lane.id())
                    && (lane.original().isEmpty()
                        || !learners.containsKey(lane.original().getAsLong())));
  }

  private void join(LossRace race, RaceLane lane) {
    LossLearner known = learners.get(lane.id());
    LossLearner original =
        lane.original().isPresent() ? learners.get(lane.original().getAsLong()) : null;
    if (known != null) {
      known.use(lane.coefficients());
    } else if (original != null) {
      learners.put(lane.id(), race.addFrom(original, lane.coefficients()));
    } else {
      learners.put(lane.id(), race.add(lane.coefficients()));
    }
  }
}
