package io.github.lossmith.app.train.sweep.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.sweep.SweepFile;
import io.github.lossmith.trainer.sweep.SweepPlanning;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that is wrong with a sweep, by its fields. Who reads a sweep stops at the first problem; here
 * the field is replaced then by one that is right, and the sweep is read again.
 */
public final class SweepProblems {
  static final String NAME = "name";
  static final String EXPERIMENT = "experiment";
  static final String LOSSES = "losses";
  static final String GRID = "grid";
  static final String SEED = "seed";
  static final String NEEDS = "needs";

  /** No form has more fields that are wrong at once. */
  private static final int MOST = 30;

  private static final Set<String> OF_EXPERIMENT =
      Set.of("trainer.sweep.no-experiment", "trainer.experiment.no-preset");
  private static final Set<String> OF_LOSS =
      Set.of("trainer.sweep.letter", "trainer.training.loss", "trainer.experiment.twice");
  private static final Map<String, String> OF_OTHERS =
      Map.of(
          "trainer.sweep.memory", NEEDS + ".memory",
          "trainer.sweep.empty-grid", GRID,
          "trainer.sweep.no-losses", LOSSES);

  private static final Pattern LOSS = Pattern.compile("losses\\[([0-9]{1,4})].*");
  private static final Pattern LAST = Pattern.compile(".*?([A-Za-z]+)(?:\\[[0-9]+])?");

  private final ObjectNode sweep;
  private final Path beside;
  private final Map<String, Problem> found = new LinkedHashMap<>();

  private SweepProblems(ObjectNode sweep, Path beside) {
    this.sweep = sweep;
    this.beside = beside;
  }

  /**
   * The problems by their places: {@code name}, {@code experiment}, {@code losses}, {@code
   * losses.0}, {@code grid}, {@code grid.batch}, {@code needs.gpus}; that of none has an empty
   * place.
   *
   * @param text of a sweep that was refused
   * @param first why
   */
  public static Map<String, Problem> of(String text, Path beside, Problem first) {
    Optional<ObjectNode> tree =
        StrictJson.parse(text, "")
            .toOptional()
            .filter(ObjectNode.class::isInstance)
            .map(ObjectNode.class::cast);
    if (tree.isEmpty()) {
      return Map.of("", inner(first));
    }
    SweepProblems problems = new SweepProblems(tree.get().deepCopy(), beside);
    problems.collect(first);
    return problems.found;
  }

  /** Without the name of a file that is not written yet. */
  public static Problem inner(Problem problem) {
    return problem.key().equals("trainer.sweep.in-file")
            && problem.arguments().get(1) instanceof Problem reason
        ? reason
        : problem;
  }

  private void collect(Problem first) {
    Optional<Problem> problem = Optional.of(first);
    while (problem.isPresent() && found.size() < MOST) {
      Problem reason = inner(problem.get());
      String place = place(reason);
      if (found.putIfAbsent(place, reason) != null || !mend(place)) {
        return;
      }
      problem = SweepFile.parse(sweep.toString(), beside).then(SweepPlanning::count).failure();
    }
  }

  /** That of a problem, or of the one that is its reason. */
  private String place(Problem problem) {
    String own = ownPlace(problem);
    return !own.isEmpty()
        ? own
        : problem.arguments().stream()
            .filter(Problem.class::isInstance)
            .map(reason -> place((Problem) reason))
            .findFirst()
            .orElse("");
  }

  private String ownPlace(Problem problem) {
    if (OF_EXPERIMENT.contains(problem.key())) {
      return EXPERIMENT;
    }
    String first = problem.arguments().isEmpty() ? "" : String.valueOf(problem.arguments().get(0));
    if (OF_LOSS.contains(problem.key())) {
      return ofLoss(first);
    }
    String known = OF_OTHERS.get(problem.key());
    return known == null ? ofPath(first) : known;
  }

  private String ofPath(String path) {
    Matcher last = LAST.matcher(path);
    String key = last.matches() ? last.group(1) : "";
    Matcher loss = LOSS.matcher(path);
    boolean isSwept = sweep.path(GRID).has(key);
    if (isSwept && !path.startsWith(NEEDS) && !path.contains("parameters")) {
      return GRID + "." + key;
    }
    if (loss.matches()) {
      return LOSSES + "." + loss.group(1);
    }
    if (path.startsWith(NEEDS + ".") || path.equals(NAME) || path.equals(GRID)) {
      return path;
    }
    return path.matches("(data|detector|schedule|augmentation|evaluation)\\..*") ? EXPERIMENT : "";
  }

  /** The loss of this name, or that whose variant has it. */
  private String ofLoss(String name) {
    JsonNode losses = sweep.path(LOSSES);
    int best = -1;
    int longest = -1;
    for (int i = 0; i < losses.size(); i++) {
      String known = losses.get(i).path(NAME).asText(losses.get(i).path("design").asText());
      if (name.startsWith(known) && known.length() >= longest) {
        best = i;
        longest = known.length();
      }
    }
    return best < 0 ? LOSSES : LOSSES + "." + best;
  }

  /** Puts something right in the place of what is wrong; false where nothing is known to be. */
  private boolean mend(String place) {
    int point = place.indexOf('.');
    String part = point < 0 ? place : place.substring(0, point);
    String key = point < 0 ? "" : place.substring(point + 1);
    switch (part) {
      case EXPERIMENT -> sweep.put(EXPERIMENT, "quick");
      case NAME -> sweep.remove(NAME);
      case LOSSES -> {
        if (key.isEmpty() || !sweep.path(LOSSES).has(Integer.parseInt(key))) {
          return false;
        }
        ObjectNode right = sweep.objectNode().put(NAME, "loss " + key).put("design", "ce");
        ((ArrayNode) sweep.path(LOSSES)).set(Integer.parseInt(key), right);
      }
      case GRID, NEEDS -> {
        boolean removed = key.isEmpty() || !(sweep.path(part) instanceof ObjectNode);
        if (removed) {
          sweep.remove(part);
        } else {
          ((ObjectNode) sweep.path(part)).remove(key);
        }
        if (!removed && part.equals(GRID) && sweep.path(GRID).isEmpty()) {
          sweep.remove(GRID);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
