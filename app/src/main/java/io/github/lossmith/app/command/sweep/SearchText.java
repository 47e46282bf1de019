package io.github.lossmith.app.command.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.trainer.search.CoefficientSearch;
import io.github.lossmith.trainer.search.RejectionReason;
import io.github.lossmith.trainer.search.SearchCandidate;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.search.SearchGeneration;
import io.github.lossmith.trainer.search.SearchVerdict;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far a search is, for people and for programs. */
final class SearchText {
  private SearchText() {}

  /** What is trained next. */
  static String line(CoefficientSearch search) {
    return search
        .open()
        .map(
            generation ->
                String.format(
                    Locale.ROOT,
                    "generation %d of at most %d: %d candidates, %d of them rejected",
                    generation.number(),
                    search.settings().generations(),
                    generation.candidates().size(),
                    generation.candidates().size() - generation.accepted().size()))
        .orElseGet(
            () ->
                "the best candidate and the baseline on the test images, "
                    + search.settings().fresh().size()
                    + " fresh seeds");
  }

  static String plain(CoefficientSearch search, Path folder) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %d of at most %d generations, %d candidates: %d trained, %d rejected%s%n",
            StandardStreams.oneLine(search.settings().experiment().name()),
            search.generations().size(),
            search.settings().generations(),
            search.candidates().size(),
            search.trained(),
            search.rejected().values().stream().mapToInt(Integer::intValue).sum(),
            reasons(search.rejected())));
    search.generations().forEach(one -> text.append(row(search, one)));
    search.best().ifPresent(best -> text.append(best(search, best, folder)));
    return text.append(end(search)).toString();
  }

  private static String reasons(Map<RejectionReason, Integer> rejected) {
    return rejected.isEmpty()
        ? ""
        : rejected.entrySet().stream()
            .map(one -> one.getKey().word() + " " + one.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String row(CoefficientSearch search, SearchGeneration generation) {
    return String.format(
        Locale.ROOT,
        "generation %3d: %2d trained, %2d rejected, best %s, best so far %s%n",
        generation.number(),
        generation.candidates().stream().filter(one -> one.result().isPresent()).count(),
        generation.candidates().size() - generation.accepted().size(),
        difference(generation.best()),
        difference(search.best(generation.number())));
  }

  private static String difference(Optional<SearchCandidate> candidate) {
    return candidate
        .flatMap(SearchCandidate::score)
        .map(score -> String.format(Locale.ROOT, "%+.4f", score))
        .orElse("none");
  }

  private static String best(CoefficientSearch search, SearchCandidate best, Path folder) {
    return String.format(
        Locale.ROOT,
        "best: %s, %s in mAP beside %s on the validation images, box weight %.3f, in %s%n",
        best.name(),
        difference(Optional.of(best)),
        search.settings().baseline().name(),
        search.settings().boxWeight(best),
        new SearchFolder(folder).best());
  }

  private static String end(CoefficientSearch search) {
    Optional<SearchVerdict> verdict = search.verdict();
    if (verdict.isPresent()) {
      SearchVerdict end = verdict.get();
      return String.format(
          Locale.ROOT,
          "on the test images, under %d fresh seeds: mAP %.4f, %s %.4f%n%s; the best of %d"
              + " candidates that were trained%n",
          end.pairs(),
          end.bestMap(),
          search.settings().baseline().name(),
          end.baselineMap(),
          end.sentence(),
          search.trained());
    }
    return search.open().isEmpty() && search.best().isEmpty() && !search.generations().isEmpty()
        ? String.format(Locale.ROOT, "no candidate was trained to its end: there is no verdict%n")
        : "";
  }

  static String json(CoefficientSearch search, Path folder) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", search.settings().experiment().name());
    node.put("folder", folder.toAbsolutePath().normalize().toString());
    node.put("baseline", search.settings().baseline().name());
    node.put("generations", search.generations().size());
    node.put("maximumGenerations", search.settings().generations());
    node.put("candidates", search.candidates().size()).put("trained", search.trained());
    ObjectNode rejected = node.putObject("rejected");
    search.rejected().forEach((reason, count) -> rejected.put(reason.word(), count));
    search.best().ifPresent(best -> candidate(search, best, node.putObject("best")));
    ArrayNode all = node.putArray("all");
    search.candidates().forEach(one -> candidate(search, one, all.addObject()));
    search.verdict().ifPresent(verdict -> verdict(verdict, node.putObject("verdict")));
    return node.toPrettyString() + "\n";
  }

  private static void candidate(CoefficientSearch search, SearchCandidate one, ObjectNode out) {
    out.put("name", one.name());
    one.point().forEach(out.putArray("point")::add);
    out.put("boxWeight", search.settings().boxWeight(one));
    one.rejection().ifPresent(reason -> out.put("rejected", reason.word()));
    one.result()
        .ifPresent(
            score ->
                out.put("map", score.map())
                    .put("difference", score.difference())
                    .put("diverged", score.diverged()));
  }

  private static void verdict(SearchVerdict verdict, ObjectNode out) {
    out.put("best", verdict.best()).put("verdict", verdict.verdict());
    out.put("sentence", verdict.sentence()).put("pairs", verdict.pairs());
    out.put("bestMap", verdict.bestMap()).put("baselineMap", verdict.baselineMap());
    verdict.difference().forEach(out.putArray("difference")::add);
  }
}
