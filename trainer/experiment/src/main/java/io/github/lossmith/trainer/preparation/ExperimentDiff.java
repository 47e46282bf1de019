package io.github.lossmith.trainer.preparation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists the values in which two experiments differ. */
public final class ExperimentDiff {
  /** Most names; with 40 characters each they fit on two lines of a terminal. */
  private static final int MOST_NAMED = 4;

  /** Most characters of a value; a formula is cut. */
  private static final int MOST_LETTERS = 40;

  private final List<String> parts = new ArrayList<>();

  private ExperimentDiff() {}

  /**
   * The differences, as in {@code schedule.seed 0 / 9; losses: CE, Focal / CE}; there first, then
   * what is asked.
   */
  public static String between(Experiment there, Experiment asked) {
    ExperimentDiff difference = new ExperimentDiff();
    List<String> names = names(there);
    if (names.equals(names(asked))) {
      difference.compare("", tree(there), tree(asked));
    } else {
      difference.note("losses:", String.join(", ", names), String.join(", ", names(asked)));
      difference.compare("", tree(there.withLosses(List.of())), tree(asked.withLosses(List.of())));
    }
    List<String> parts = difference.parts;
    return parts.size() <= MOST_NAMED
        ? String.join("; ", parts)
        : String.join("; ", parts.subList(0, MOST_NAMED)) + "; …";
  }

  private static List<String> names(Experiment experiment) {
    return experiment.losses().stream().map(loss -> loss.name()).toList();
  }

  private static JsonNode tree(Experiment experiment) {
    try {
      return new ObjectMapper().readTree(ExperimentFile.print(experiment));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void compare(String path, JsonNode there, JsonNode asked) {
    if (there.isObject() && asked.isObject()) {
      Set<String> keys = new LinkedHashSet<>();
      there.fieldNames().forEachRemaining(keys::add);
      asked.fieldNames().forEachRemaining(keys::add);
      for (String key : keys) {
        compare(path.isEmpty() ? key : path + "." + key, there.path(key), asked.path(key));
      }
    } else if (isOfObjects(there) && isOfObjects(asked) && there.size() == asked.size()) {
      for (int i = 0; i < there.size(); i++) {
        String name = there.get(i).path("name").asText(Integer.toString(i));
        compare(path + "[" + name + "]", there.get(i), asked.get(i));
      }
    } else if (!there.equals(asked)) {
      note(path, shown(there), shown(asked));
    }
  }

  private static boolean isOfObjects(JsonNode node) {
    return node.isArray() && !node.isEmpty() && node.get(0).isObject();
  }

  private void note(String path, String there, String asked) {
    parts.add(path + " " + there + " / " + asked);
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "-";
    }
    String text =
        value.isTextual() && !value.asText().isEmpty() ? value.asText() : value.toString();
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= MOST_LETTERS ? line : line.substring(0, MOST_LETTERS) + "…";
  }
}
