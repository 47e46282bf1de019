package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
  @TempDir private Path folder;

  private Path file(String seeds) throws IOException {
    return Files.writeString(
        folder.resolve("tiny.sweep.json"),
        """
        {"name": "tiny",
         "experiment": {
           "data": {"source": "synthetic", "images": 8, "testImages": 4},
           "schedule": {"iterations": 2, "batch": 2, "evaluations": 1}},
         "losses": [{"name": "CE", "design": "ce"}],
         "grid": {"seed": %s},
         "needs": {"minutes": 30}}
        """
            .formatted(seeds));
  }

  private String out() {
    return folder.resolve("tiny").toString();
  }

  private Run plan(String seeds) throws IOException {
    return Run.of("sweep", "plan", file(seeds).toString(), "--out", out());
  }

  private List<SweepTask> tasks() {
    return new SweepFolder(folder.resolve("tiny")).read().orThrow().tasks();
  }

  @Test
  void planSaysHowManyAndHowLong() throws IOException {
    Run first = plan("[0, 1, 2]");
    assertThat(first.code()).isZero();
    assertThat(first.out())
        .contains("3 runs planned in " + out() + ", 3 of them new")
        .contains("at most 1.5 hours of training");
    Run more = plan("[3]");
    assertThat(more.out()).contains("4 runs planned", "1 of them new");
    assertThat(more.err()).contains("3 runs of earlier plans stay");
  }

  @Test
  void badInputIsOneLineAndExitCode2() throws IOException {
    plan("[0, 1]");
    String[][] bad = {
      {"sweep"},
      {"sweep", "bogus"},
      {"sweep", "plan", folder.resolve("none.sweep.json").toString()},
      {"sweep", "status", folder.resolve("none").toString()},
      {"sweep", "work", folder.toString()},
      {"sweep", "task", out(), "0"},
      {"sweep", "task", out(), "3"},
      {"sweep", "task", out(), "first"},
      {"sweep", "task", out(), "1", "--engine", "theano"},
      {"sweep", "work", out(), "--device", "card"},
    };
    for (String[] arguments : bad) {
      Run run = Run.of(arguments);
      assertThat(run.code()).as(String.join(" ", arguments)).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).hasLineCount(1);
    }
    assertThat(Run.of("sweep", "task", out(), "3").err())
        .contains("3 is no run of this sweep; they are numbered from 1 to 2");
  }

  @Test
  void statusCountsForPeopleAndPrograms() throws IOException {
    plan("[0, 1, 2, 3]");
    Instant now = Instant.now();
    RunDirectory done = tasks().get(1).run();
    done.write(RunState.preparing(now.minusSeconds(60)).ended(RunStatus.FINISHED, ""));
    tasks().get(2).run().write(RunState.preparing(now).ended(RunStatus.FAILED, "no memory"));
    tasks().get(3).run().write(RunState.preparing(now).ended(RunStatus.STOPPED, ""));
    Run status = Run.of("sweep", "status", out(), "--runs");
    assertThat(status.code()).isZero();
    assertThat(status.out())
        .contains(
            "tiny: 4 runs planned, 2 waiting (1 stopped), 0 running, 1 finished, 1 failed, 0"
                + " diverged")
        .contains("25% of the steps")
        .contains("2 finished 100%  0002-" + tasks().get(1).id() + "  CE, seed 1");
    JsonNode json = new ObjectMapper().readTree(Run.of("sweep", "status", out(), "--json").out());
    assertThat(json.path("planned").asInt()).isEqualTo(4);
    assertThat(json.path("waiting").asInt()).isEqualTo(2);
    assertThat(json.path("finished").asInt()).isEqualTo(1);
    assertThat(json.path("tasks")).hasSize(4);
    assertThat(json.path("tasks").get(2).path("state").asText()).isEqualTo("failed");
  }

  @Test
  @SuppressWarnings("try") // the claim is held, nothing is asked of it
  void workTrainsWhatIsLeftAndTaskOne() throws IOException {
    plan("[0, 1]");
    try (RunLock held = tasks().get(0).run().claim().orElseThrow()) {
      Run other = Run.of("sweep", "task", out(), "1");
      assertThat(other.code()).isEqualTo(TrainingExit.IN_USE);
      assertThat(other.err()).contains("is being trained by another process");
    }
    Run one = Run.of("sweep", "task", out(), "2");
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(one.err()).contains("CE: step 2, mAP", "finished");
    Run rest = Run.of("sweep", "work", out());
    assertThat(rest.code()).as(rest.err()).isZero();
    assertThat(rest.err()).contains("run 1 of 2: CE, seed 0", "1 runs trained");
    Run again = Run.of("sweep", "work", out());
    assertThat(again.err()).contains("0 runs trained");
    assertThat(Run.of("sweep", "task", out(), "1").err()).contains("trained already: CE, seed 0");
    assertThat(Run.of("sweep", "status", out()).out()).contains("2 finished", "100% of the steps");
  }
}
