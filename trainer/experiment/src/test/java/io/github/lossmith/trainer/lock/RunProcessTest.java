package io.github.lossmith.trainer.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which machine and which job a process belongs to. */
class RunProcessTest {
  private static final MachineIdentity HERE = MachineIdentity.here();

  @Test
  void sameNameWithAnotherStartIsAnotherMachine() {
    RunProcess me = RunProcess.current();
    assertThat(me.isHere()).isTrue();
    assertThat(new RunProcess(me.pid(), 0, HERE.host()).isHere()).as("version 0.1.0").isTrue();
    MachineIdentity clone = new MachineIdentity(HERE.host(), "another/4026531836");
    boolean known = !HERE.boot().isEmpty();
    assertThat(new RunProcess(me.pid(), 0, clone).isHere()).isEqualTo(!known);
    assertThat(new RunProcess(me.pid(), 0, new MachineIdentity("x", HERE.boot())).isHere())
        .isFalse();
  }

  @Test
  void whatWroteBeforeThisMachineStartedHasEnded() {
    MachineIdentity before = new MachineIdentity(HERE.host(), "another/4026531836");
    if (!HERE.boot().isEmpty()) {
      assertThat(before.wasHereBefore(Instant.EPOCH)).isTrue();
    }
    assertThat(before.wasHereBefore(Instant.now())).isFalse();
    assertThat(HERE.wasHereBefore(Instant.EPOCH)).isFalse();
    assertThat(new MachineIdentity("x", "y").wasHereBefore(Instant.EPOCH)).isFalse();
  }

  @Test
  void jobIsCalledAsItsSchedulerDoes() {
    assertThat(SchedulerJob.of(Map.of())).isEmpty();
    assertThat(SchedulerJob.of(Map.of("HOSTNAME", "pc", "JOB_ID", "3"))).isEmpty();
    assertThat(id("SLURM_JOB_ID", "1240", "SLURM_ARRAY_JOB_ID", "1234", "SLURM_ARRAY_TASK_ID", "7"))
        .isEqualTo("1234_7");
    assertThat(id("SLURM_JOB_ID", "12")).isEqualTo("12");
    assertThat(id("PBS_JOBID", "5[2].server")).isEqualTo("5[2].server");
    assertThat(id("LSB_JOBID", "8", "LSB_JOBINDEX", "3")).isEqualTo("8_3");
    assertThat(id("JOB_ID", "8", "SGE_TASK_ID", "3")).isEqualTo("8_3");
    assertThat(id("HOSTNAME", "sweep-3-x", "JOB_COMPLETION_INDEX", "3")).isEqualTo("sweep-3-x_3");
  }

  private static String id(String... environment) {
    Map<String, String> all = new java.util.HashMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      all.put(environment[i], environment[i + 1]);
    }
    return SchedulerJob.of(all).orElseThrow().id();
  }

  @Test
  void jobBeatsSlowlyUnlessItIsAskedFor() {
    assertThat(SchedulerJob.heartbeat(Map.of())).isEqualTo(Duration.ofSeconds(1));
    Map<String, String> job = Map.of("SLURM_JOB_ID", "3");
    assertThat(SchedulerJob.heartbeat(job)).isEqualTo(Duration.ofSeconds(15));
    for (Map.Entry<String, Integer> asked :
        Map.of("5", 5, "0", 1, "99", 60, "x", 15, "-1", 15, "", 15).entrySet()) {
      assertThat(
              SchedulerJob.heartbeat(
                  Map.of("SLURM_JOB_ID", "3", SchedulerJob.HEARTBEAT, asked.getKey())))
          .isEqualTo(Duration.ofSeconds(asked.getValue()));
    }
  }
}
