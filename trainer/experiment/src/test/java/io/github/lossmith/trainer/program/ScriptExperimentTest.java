package io.github.lossmith.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.resources.Messages;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LearningRateSchedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exported program refuses what Lossmith refuses in an experiment's file, in its words. */
class ScriptExperimentTest {
  private static final List<String> FAULTS =
      """
      []
      7
      {"version": 2}
      {"version": 0}
      {"version": "1"}
      {"version": 1.5}
      {"schedul": {}}
      {"data": 7}
      {"data": null}
      {"data": {"source": "coco"}}
      {"data": {"path": "x"}}
      {"data": {"parts": {}}}
      {"data": {"parts": [7]}}
      {"data": {"parts": [{"train": [1]}]}}
      {"data": {"parts": [{"validate": []}]}}
      {"data": {"folder": ["x"]}}
      {"data": {"images": 1}}
      {"data": {"images": true}}
      {"data": {"images": 8.5}}
      {"data": {"images": 1e400}}
      {"data": {"images": 123456789012345678901234567890}}
      {"name": [1, 2.5, "é"]}
      {"detector": {"size": 20}}
      {"detector": {"trunk": "resnet"}}
      {"detector": {"width": 0.4}}
      {"detector": {"width": 2}}
      {"detector": {"minimumSizes": [1, 2]}}
      {"detector": {"trunk": "small", "maximumSizes": [1, 2, 0.5]}}
      {"detector": {"ratios": 2}}
      {"detector": {"ratios": ["2"]}}
      {"detector": {"backgroundPrior": 1}}
      {"augmentation": {"noise": -0.1}}
      {"augmentation": {"zoom": 1}}
      {"schedule": {"seed": 1.7}}
      {"schedule": {"seed": -1}}
      {"schedule": {"raced": true}}
      {"schedule": {"race": "yes"}}
      {"schedule": {"race": true, "stopBelow": 1}}
      {"schedule": {"stopBelow": 0.5}}
      {"schedule": {"race": false, "stopBelow": 0.5}}
      {"schedule": {"seeds": ""}}
      {"schedule": {"seeds": []}}
      {"schedule": {"seeds": "0-4, 3"}}
      {"schedule": {"seeds": "4-0"}}
      {"schedule": {"seeds": "0,a"}}
      {"schedule": {"seeds": "0-1000"}}
      {"schedule": {"seeds": "4503599627370497"}}
      {"schedule": {"seeds": [1, 1]}}
      {"schedule": {"seeds": [1, 2.5]}}
      {"schedule": {"seeds": [1, -2]}}
      {"schedule": {"seeds": ["1"]}}
      {"schedule": {"seeds": 7}}
      {"schedule": {"iterations": 5, "evaluations": 6}}
      {"schedule": {"batch": "16"}}
      {"losses": {}}
      {"losses": [{"desing": "ce"}]}
      {"losses": [{"design": []}]}
      {"losses": [{"name": " \\u00a0\\u200b "}]}
      {"losses": [{"learningRate": 0}]}
      {"losses": [{"learningRate": 1e-13}]}
      {"losses": [{"mining": -1e-5}]}
      {"losses": [{"normalisation": "mean"}]}
      {"losses": [{"classTables": "vs"}]}
      {"losses": [{"classTables": {"rule": "best"}}]}
      {"losses": [{"classTables": {"rule": 7}}]}
      {"losses": [{"classTables": {"rule": "vs", "gamma": -1}}]}
      {"losses": [{"classTables": {"rule": "effective-number", "beta": 1}}]}
      {"losses": [{"classTables": {"rule": "ldam", "weights": {"a": 1}}}]}
      {"losses": [{"classTables": {"rule": null, "weights": {"a": 1}}}]}
      {"losses": [{"classTables": {"weights": {"a": 0}}}]}
      {"losses": [{"classTables": {"scales": {"a": "NaN"}}}]}
      {"losses": [{"classTables": {"offsets": {"a": 1, "b": -1e4}}}]}
      {"losses": [{"classTables": {"margins": {}}}]}
      {"losses": [{"classTables": {"counts": {"a": 1.5}}}]}
      {"losses": [{"name": "a"}, {"name": "a"}]}
      {"losses": [{"optimizer": 7}]}
      {"losses": [{"optimizer": "AdamW"}]}
      {"losses": [{"optimizer": "sgd 1"}]}
      {"losses": [{"learningRateSchedule": ["cosine"]}]}
      {"losses": [{"learningRateSchedule": "Cosine 2 to 1.5"}]}
      {"losses": [{"learningRateSchedule": "cosine 0"}]}
      {"losses": [{"learningRateSchedule": "cosine 2, warm-up 0.1"}]}
      {"losses": [{"learningRateSchedule": "warm-up 0.1, cosine 2, cosine 2"}]}
      {"losses": [{"learningRateSchedule": "step 0.1 at 0.5 0.4"}]}
      """
          .lines()
          .toList();

  @TempDir private Path folder;

  @BeforeEach
  void export() throws Exception {
    TorchProgram.assumeTorch();
    Files.writeString(
        folder.resolve("program.py"),
        ExperimentProgram.text(ExperimentPresets.named("quick"), folder).orThrow());
    Files.writeString(
        folder.resolve("read.py"),
        """
        import sys
        sys.path.insert(0, sys.argv[1])
        import program
        for file in sys.argv[2:]:
            try:
                program.check_fields(program.read_json(file))
                print("read")
            except program.Fault as problem:
                print(program.fault("trainer.experiment.in-file", file, problem))
        """);
  }

  private List<String> theirs(List<Path> files) throws Exception {
    Object[] arguments = new Object[files.size() + 1];
    arguments[0] = folder;
    for (int i = 0; i < files.size(); i++) {
      arguments[i + 1] = files.get(i);
    }
    return TorchProgram.run(folder.resolve("read.py"), arguments).lines().toList();
  }

  private Path file(int number, String text) throws Exception {
    return Files.writeString(folder.resolve(number + ".json"), text);
  }

  @Test
  void theFirstOfSeveralSeedsIsTrained() throws Exception {
    Path several =
        file(0, "{\"schedule\": {\"seeds\": \"7, 3-5\"}, \"losses\": [{\"design\": \"ce\"}]}");
    Path seeds = folder.resolve("seeds.py");
    Files.writeString(
        seeds,
        """
        import sys
        sys.path.insert(0, sys.argv[1])
        sys.stderr = sys.stdout
        import program
        print(program.complete(program.read_json(sys.argv[2]))["schedule"])
        """);
    assertThat(TorchProgram.run(seeds, folder, several))
        .contains("'seed': 7")
        .doesNotContain("seeds'")
        .contains("note: The experiment names several seeds; this program trains the first, 7.");
  }

  @Test
  void everyFaultHasTheSameWords() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String text : FAULTS) {
      files.add(file(files.size(), text));
    }
    files.add(file(files.size(), "{\"losses\": [{\"name\": \"" + "x".repeat(4001) + "\"}]}"));
    List<String> theirs = theirs(files);
    Set<String> keys = new TreeSet<>();
    SoftAssertions same = new SoftAssertions();
    for (int i = 0; i < files.size(); i++) {
      Problem ours = ExperimentFile.read(files.get(i)).failure().orElseThrow();
      String text = i < FAULTS.size() ? FAULTS.get(i) : "a long name";
      same.assertThat(theirs.get(i)).as(text).isEqualTo(ours.message());
      ours.arguments().stream()
          .filter(Problem.class::isInstance)
          .forEach(inner -> keys.add(((Problem) inner).key()));
    }
    same.assertAll();
    Set<String> wanted = new TreeSet<>(Messages.bundle("trainer", Locale.ENGLISH).keySet());
    wanted.removeIf(key -> !key.startsWith("trainer.experiment."));
    // those of sweep files, which no program reads, and those of no file
    wanted.removeAll(
        Set.of(
            "trainer.experiment.in-file",
            "trainer.experiment.no-file",
            "trainer.experiment.no-preset",
            "trainer.experiment.no-values",
            "trainer.experiment.not-a-value",
            "trainer.experiment.value-twice"));
    assertThat(keys).containsAll(wanted);
  }

  @Test
  void schedulesOfTheLearningRateAreTheSameFunction() throws Exception {
    List<String> texts =
        List.of("warm-up 0.07", "cosine 3 to 0.01", "Warm-up 0.1 , cosine", "step 0.1 at 0.3 0.65");
    Path file = folder.resolve("rates.py");
    Files.writeString(
        file,
        """
        import sys
        sys.path.insert(0, sys.argv[1])
        import program
        for text in sys.argv[2:]:
            rate = program.Rate(text)
            print(" ".join(repr(rate.factor(step, 60)) for step in range(60)))
        """);
    Object[] arguments = new Object[texts.size() + 1];
    arguments[0] = folder;
    System.arraycopy(texts.toArray(), 0, arguments, 1, texts.size());
    List<String> theirs = TorchProgram.run(file, arguments).lines().toList();
    for (int i = 0; i < texts.size(); i++) {
      LearningRateSchedule ours = LearningRateSchedule.parse(texts.get(i)).orThrow();
      String[] factors = theirs.get(i).split(" ", -1);
      for (int step = 0; step < 60; step++) {
        assertThat(Double.parseDouble(factors[step]))
            .as(texts.get(i) + ", step " + step)
            .isCloseTo(ours.factor(step, 60), within(1e-14));
      }
    }
  }

  @Test
  void presetsAndNullsAreRead() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("quick", "bccd", "voc-paper")) {
      Path file = folder.resolve(name + ".json");
      ExperimentFile.write(ExperimentPresets.named(name), file);
      files.add(file);
    }
    files.add(
        file(
            0,
            "{\"schedule\": {\"iterations\": null}, \"losses\": [{\"mining\": null, \"optimizer\":"
                + " null}]}"));
    assertThat(theirs(files)).hasSize(4).containsOnly("read");
    assertThat(files)
        .allMatch(file -> ExperimentFile.read(file).failure().equals(Optional.empty()));
  }
}
