package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.app.train.WrittenSearch;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepSearchCommandTest {
  @TempDir private Path folder;

  private String experiment() throws IOException {
    return Files.writeString(
            folder.resolve("tiny.experiment.json"),
            """
            {"version": 1, "name": "tiny",
             "data": {"source": "synthetic", "images": 8, "testImages": 4},
             "schedule": {"iterations": 2, "batch": 2, "evaluations": 1},
             "losses": [{"name": "CE", "design": "ce"}]}
            """)
        .toString();
  }

  private String out() {
    return folder.resolve("found").toString();
  }

  private Run search(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("sweep", "search", experiment(), "--out", out(), "--population", "4"));
    arguments.addAll(List.of("--generations", "2"));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  @Test
  void plannedGenerationIsASweep() throws IOException {
    Run planned = search("--plan");
    assertThat(planned.code()).as(planned.err()).isEqualTo(TrainingExit.STOPPED);
    assertThat(planned.err()).contains("5 runs are to be trained: lossmith sweep work " + out());
    assertThat(planned.out())
        .contains("tiny: 1 of at most 2 generations, 4 candidates: 0 trained, 0 rejected");
    assertThat(Run.of("sweep", "status", out()).out()).contains("5 runs planned, 5 waiting");
    String before = Files.readString(new SearchFolder(Path.of(out())).file());
    assertThat(Run.of("sweep", "search", "--out", out(), "--plan").code())
        .isEqualTo(TrainingExit.STOPPED);
    assertThat(new SearchFolder(Path.of(out())).file()).hasContent(before);
    Run status = Run.of("sweep", "search", "--out", out(), "--status", "--json");
    JsonNode json = new ObjectMapper().readTree(status.out());
    assertThat(json.path("candidates").asInt()).isEqualTo(4);
    assertThat(json.path("all")).hasSize(4);
    assertThat(json.path("rejected").isObject()).isTrue();
  }

  @Test
  void otherCommandsTakeItsFolder() throws IOException {
    WrittenSearch search = WrittenSearch.begin(Path.of(out()), 4, 1);
    for (String command : List.of("work", "status", "submit")) {
      Run early = Run.of("sweep", command, out());
      assertThat(early.code()).as(command).isEqualTo(2);
      assertThat(early.err().lines()).hasSize(1);
      assertThat(early.err()).contains("is planned", "lossmith sweep search --out " + out());
    }
    WrittenSearch.train(search.next());
    Run trained = Run.of("sweep", "work", out());
    assertThat(trained.code()).isZero();
    assertThat(trained.err())
        .contains("this is a search, generation 1 of at most 1")
        .contains("what is next: lossmith sweep search --out " + out());
    List<SweepTask> last = search.next();
    assertThat(last).hasSize(6);
    assertThat(Run.of("sweep", "status", out()).out()).contains("6 runs planned, 6 waiting");
    assertThat(Run.of("sweep", "submit", out(), "--print").out())
        .contains("--array=1-6 ", search.folder().comparison().path() + "/job.sh");
    WrittenSearch.train(last);
    assertThat(Run.of("sweep", "work", out()).err()).contains("6 of 6: ", "0 runs trained");
    assertThat(Run.of("sweep", "search", "--out", out()).code()).isZero();
    assertThat(Run.of("sweep", "status", out()).err())
        .contains("this search is at its end", "--status");
    assertThat(Run.of("sweep", "task", out(), "1").err()).contains("trained already: CE");
  }

  @Test
  void aSweepIsNotPlannedIntoASearch() throws IOException {
    search("--plan");
    Path file =
        Files.writeString(
            folder.resolve("x.sweep.json"),
            "{\"name\": \"x\", \"experiment\": \"quick\", \"grid\": {\"seed\": [0]}}");
    Run run = Run.of("sweep", "plan", file.toString(), "--out", out());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(out(), "a search");
  }

  @Test
  @SuppressWarnings("try") // the claim is held, nothing is asked of it
  void badInputIsOneLine() throws IOException {
    search("--plan");
    String none = folder.resolve("none").toString();
    String[][] bad = {
      {"sweep", "search", "quick"},
      {"sweep", "search", "--out", none},
      {"sweep", "search", "--out", none, "--status"},
      {"sweep", "search", "nothing", "--out", none},
      {"sweep", "search", "quick", "--out", none, "--population", "3"},
      {"sweep", "search", "quick", "--out", none, "--generations", "0"},
      {"sweep", "search", "quick", "--out", none, "--seed", "-1"},
      {"sweep", "search", "quick", "--out", none, "--seeds", "3", "--fresh", "1-3"},
      {"sweep", "search", "quick", "--out", none, "--seeds", "many"},
      {"sweep", "search", "quick", "--out", none, "--iterations", "0"},
      {"sweep", "search", "bccd", "--out", none},
      {"sweep", "search", "quick", "--out", none, "--histogram", none},
      {"sweep", "search", "bccd", "--out", none, "--data", none, "--validation", "test"},
      {"sweep", "search", experiment(), "--out", out(), "--population", "5"},
      {"sweep", "search", experiment(), "--out", folder.toString()},
      {"sweep", "search", "--out", out(), "--engine", "theano"},
    };
    for (String[] arguments : bad) {
      Run run = Run.of(arguments);
      assertThat(run.code()).as(String.join(" ", arguments)).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines().filter(line -> !line.startsWith("generation ")))
          .as(String.join(" ", arguments))
          .hasSize(1);
      assertThat(folder.resolve("none")).doesNotExist();
    }
    try (RunLock held = new SearchFolder(Path.of(out())).claim().orElseThrow()) {
      Run other = search();
      assertThat(other.code()).isEqualTo(TrainingExit.IN_USE);
      assertThat(other.err()).contains("Another process searches in");
    }
  }

  /** 15 trainings of two steps. */
  @Tag("slow")
  @Test
  void searchGoesToItsVerdict() throws IOException {
    Run run = search("--fresh", "100-102");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("2 of at most 2 generations, 8 candidates")
        .contains("on the test images, under 3 fresh seeds", "from CE");
    String before = Files.readString(new SearchFolder(Path.of(out())).file());
    assertThat(search("--fresh", "100-102").code()).isZero();
    assertThat(new SearchFolder(Path.of(out())).file()).hasContent(before);
  }
}
