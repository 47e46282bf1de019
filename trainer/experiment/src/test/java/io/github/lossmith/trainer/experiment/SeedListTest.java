package io.github.lossmith.trainer.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedListTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3                 | 3
          0-4               | 0-4
          0,1               | 0,1
          0, 1, 2           | 0-2
          7,0,3             | 7,0,3
          10-12, 0–1        | 10-12,0,1
          5-5               | 5
          4503599627370496  | 4503599627370496
          """)
  void listsAreReadAndPrinted(String typed, String printed) {
    List<Long> seeds = SeedList.parse(typed).orThrow();
    assertThat(SeedList.print(seeds)).isEqualTo(printed);
    assertThat(SeedList.parse(printed).orThrow()).isEqualTo(seeds);
  }

  @Test
  void theOrderIsThatOfTheText() {
    assertThat(SeedList.parse("7, 0-2").orThrow()).containsExactly(7L, 0L, 1L, 2L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                | No seed is named
          ' '               | No seed is named
          -3                | "-3" is no seed
          0,-3              | "-3" is no seed
          0,                | "" is no seed
          1.5               | "1.5" is no seed
          x                 | "x" is no seed
          1e3               | "1e3" is no seed
          4503599627370497  | "4503599627370497" is no seed
          4-0               | "4-0" runs backwards
          0-4,3             | The seed 3 is named twice
          0-999999          | More than 1000 seeds
          0-999,1000        | More than 1000 seeds
          0-9999999999999999 | More than 1000 seeds
          """)
  void whatIsNoListIsSaid(String typed, String message) {
    assertThat(SeedList.parse(typed).failure().orElseThrow().message()).startsWith(message);
  }

  @Test
  void aThousandSeedsAreTaken() {
    assertThat(SeedList.parse("0-999").orThrow())
        .isEqualTo(LongStream.range(0, 1000).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [0, 3]   | 0,3
          "0-4"    | 0-4
          [5]      | 5
          """)
  void experimentFilesHaveThem(String json, String printed) {
    Experiment read =
        ExperimentFile.parse("{\"schedule\": {\"seeds\": %s}}".formatted(json), "x").orThrow();
    assertThat(SeedList.print(read.schedule().seeds())).isEqualTo(printed);
    assertThat(ExperimentFile.parse(ExperimentFile.print(read), "y").orThrow()).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []        | schedule.seeds: No seed is named
          [1, 1]    | schedule.seeds: The seed 1 is named twice
          [-1]      | schedule.seeds[0] is -1
          [1.5]     | schedule.seeds is 1.5
          "3-1"     | schedule.seeds: "3-1" runs backwards
          7         | schedule.seeds must be a list
          """)
  void experimentFilesAreReadStrictly(String json, String message) {
    assertThat(
            ExperimentFile.parse("{\"schedule\": {\"seeds\": %s}}".formatted(json), "x")
                .failure()
                .orElseThrow()
                .message())
        .startsWith("Experiment x: " + message);
  }

  @Test
  void aRaceIsReadAndPrinted() {
    Experiment race =
        ExperimentFile.parse("{\"schedule\": {\"race\": true, \"stopBelow\": 0.5}}", "x").orThrow();
    assertThat(race.schedule().race()).hasValue(0.5);
    assertThat(ExperimentFile.parse(ExperimentFile.print(race), "y").orThrow()).isEqualTo(race);
    assertThat(
            ExperimentFile.parse("{\"schedule\": {\"stopBelow\": 0.5}}", "x")
                .failure()
                .orElseThrow()
                .message())
        .contains("set schedule.race to true");
  }
}
