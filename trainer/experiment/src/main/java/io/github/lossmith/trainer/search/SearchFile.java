package io.github.lossmith.trainer.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.search.SearchSpace;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.JsonFields;
import io.github.lossmith.trainer.experiment.JsonFields.BadField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The contents of {@code search.json}: a {@link CoefficientSearch}. */
final class SearchFile {
  private static final int VERSION = 1;

  /** A thousand generations of a thousand candidates are not reached; ten thousand are 3 MB. */
  private static final int MAX_BYTES = 64 << 20;

  private static final String EXPERIMENT = "experiment";
  private static final String VALIDATION = "validation";
  private static final String VERDICT = "verdict";
  private static final String HISTOGRAM = "histogram";

  /** The most that an {@link ExampleGroup} takes. */
  private static final double MOST_ANCHORS = 1e15;

  private SearchFile() {}

  static Outcome<CoefficientSearch> read(Path file) {
    return StrictJson.read(file, MAX_BYTES).then(tree -> parse(tree, file));
  }

  private static Outcome<CoefficientSearch> parse(JsonNode tree, Path file) {
    int version = tree.path("version").asInt();
    if (version > VERSION) {
      return Outcome.bad("trainer.group.newer", file, Integer.toString(version));
    }
    ObjectNode onValidation = JsonNodeFactory.instance.objectNode();
    if (tree.path(EXPERIMENT) instanceof ObjectNode experiment) {
      onValidation.setAll(experiment);
    }
    onValidation.set("data", tree.path(VALIDATION));
    return ExperimentFile.parse(tree.path(EXPERIMENT).toString(), file.toString())
        .then(
            experiment ->
                ExperimentFile.parse(onValidation.toString(), file.toString())
                    .then(validation -> parse(tree, experiment, validation, file)));
  }

  private static Outcome<CoefficientSearch> parse(
      JsonNode tree, Experiment experiment, Experiment validation, Path file) {
    try {
      JsonFields in = new JsonFields(tree, "");
      SearchSettings settings =
          new SearchSettings(
              experiment,
              validation.data(),
              in.integer("population", 0, SearchSettings.LEAST_POPULATION, SearchSettings.MOST),
              in.integer("maximumGenerations", 0, 1, SearchSettings.MOST),
              in.whole("seed", 0, 0, 1L << 53),
              in.seeds("seeds"),
              in.seeds("freshSeeds"),
              in.has(HISTOGRAM) ? Optional.of(measured(in.object(HISTOGRAM))) : Optional.empty());
      List<SearchGeneration> generations = new ArrayList<>();
      for (JsonFields one : in.objects("generations")) {
        generations.add(generation(one, generations.size() + 1));
      }
      return Outcome.ok(
          new CoefficientSearch(
              settings,
              generations,
              in.has(VERDICT) ? Optional.of(verdict(in.object(VERDICT))) : Optional.empty()));
    } catch (BadField bad) {
      return Outcome.bad("trainer.search.damaged", file, bad.problem());
    }
  }

  private static MeasuredExamples measured(JsonFields in) throws BadField {
    List<ExampleGroup> groups = new ArrayList<>();
    for (JsonFields one : in.objects("groups")) {
      groups.add(
          new ExampleGroup(
              one.number("count", 0, 0, MOST_ANCHORS), one.number("p", 1, Double.MIN_VALUE, 1)));
    }
    return new MeasuredExamples(in.text("from", ""), groups);
  }

  private static SearchGeneration generation(JsonFields in, int number) throws BadField {
    List<SearchCandidate> candidates = new ArrayList<>();
    for (JsonFields one : in.objects("candidates")) {
      candidates.add(candidate(one));
    }
    return new SearchGeneration(number, candidates);
  }

  private static SearchCandidate candidate(JsonFields in) throws BadField {
    double most = Double.MAX_VALUE;
    List<Double> point = in.numbers("point", List.of(), -most, most);
    if (point.size() != SearchSpace.DIMENSION) {
      throw new BadField("trainer.search.point", Integer.toString(point.size()));
    }
    Optional<CandidateScore> score =
        in.has("difference")
            ? Optional.of(
                new CandidateScore(
                    in.number("map", 0, 0, 1),
                    in.number("difference", 0, -1, 1),
                    in.flag("diverged")))
            : Optional.empty();
    return new SearchCandidate(
        in.name("name", ""), point, RejectionReason.named(in.text("rejected", "")), score);
  }

  private static SearchVerdict verdict(JsonFields in) throws BadField {
    return new SearchVerdict(
        in.name("best", ""),
        in.name(VERDICT, ""),
        in.text("sentence", ""),
        in.integer("pairs", 0, 0, Integer.MAX_VALUE),
        in.number("bestMap", 0, 0, 1),
        in.number("baselineMap", 0, 0, 1),
        in.numbers("difference", List.of(), -1, 1));
  }

  static String print(CoefficientSearch search) {
    ObjectNode root = settings(search.settings());
    ArrayNode generations = root.putArray("generations");
    for (SearchGeneration generation : search.generations()) {
      ObjectNode one = generations.addObject().put("number", generation.number());
      ArrayNode candidates = one.putArray("candidates");
      generation.candidates().forEach(candidate -> print(candidate, candidates.addObject()));
    }
    search.verdict().ifPresent(verdict -> print(verdict, root.putObject(VERDICT)));
    return root.toPrettyString() + "\n";
  }

  /** What a search is asked for; equal where two searches are the same. */
  static ObjectNode settings(SearchSettings settings) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", VERSION).put("name", settings.experiment().name());
    root.put("population", settings.population());
    root.put("maximumGenerations", settings.generations());
    root.put("seed", settings.seed());
    settings.seeds().forEach(root.putArray("seeds")::add);
    settings.fresh().forEach(root.putArray("freshSeeds")::add);
    SearchSpace.knots().forEach(root.putArray("knots")::add);
    settings.measured().ifPresent(measured -> print(measured, root.putObject(HISTOGRAM)));
    root.set(VALIDATION, tree(settings.onValidation()).path("data"));
    root.set(EXPERIMENT, tree(settings.experiment()));
    return root;
  }

  private static void print(MeasuredExamples measured, ObjectNode out) {
    ArrayNode groups = out.put("from", measured.from()).putArray("groups");
    measured
        .groups()
        .forEach(group -> groups.addObject().put("count", group.count()).put("p", group.p()));
  }

  private static JsonNode tree(Experiment experiment) {
    return StrictJson.parse(ExperimentFile.print(experiment), EXPERIMENT).orThrow();
  }

  static void print(SearchCandidate candidate, ObjectNode out) {
    out.put("name", candidate.name());
    candidate.point().forEach(out.putArray("point")::add);
    candidate.rejection().ifPresent(reason -> out.put("rejected", reason.word()));
    candidate
        .result()
        .ifPresent(
            score ->
                out.put("map", score.map())
                    .put("difference", score.difference())
                    .put("diverged", score.diverged()));
  }

  private static void print(SearchVerdict verdict, ObjectNode out) {
    out.put("best", verdict.best()).put(VERDICT, verdict.verdict());
    out.put("sentence", verdict.sentence()).put("pairs", verdict.pairs());
    out.put("bestMap", verdict.bestMap()).put("baselineMap", verdict.baselineMap());
    verdict.difference().forEach(out.putArray("difference")::add);
  }
}
