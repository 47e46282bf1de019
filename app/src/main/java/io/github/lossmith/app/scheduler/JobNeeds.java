package io.github.lossmith.app.scheduler;

import io.github.lossmith.trainer.sweep.SweepNeeds;
import java.util.ArrayList;
import java.util.List;

/**
 * What a job asks the scheduler for.
 *
 * @param cpus of one task
 * @param memoryMib of one task; 0: the site's default
 * @param gpus of a job, shared by the tasks that are packed into it
 * @param time as sbatch takes it, empty: the site's default
 * @param partition empty: the site's default
 * @param pack tasks side by side in one job
 * @param more further arguments of sbatch
 */
public record JobNeeds(
    int cpus, int memoryMib, int gpus, String time, String partition, int pack, List<String> more) {
  /** Larger numbers of runs in a job, or of cards, are slips of the pen. */
  public static final int MOST = 256;

  public JobNeeds {
    more = List.copyOf(more);
  }

  /** What the plan of a sweep asks for, with the site's defaults for the rest. */
  public static JobNeeds of(SweepNeeds plan) {
    String time = plan.minutes() == 0 ? "" : Integer.toString(plan.minutes());
    return new JobNeeds(plan.cpus(), plan.memoryMib(), plan.gpus(), time, "", 1, List.of());
  }

  /** As arguments of sbatch. */
  List<String> arguments() {
    List<String> words = new ArrayList<>();
    words.add("--cpus-per-task=" + Math.multiplyExact(cpus, pack));
    if (memoryMib > 0) {
      words.add("--mem=" + Math.multiplyExact((long) memoryMib, pack) + "M");
    }
    if (gpus > 0) {
      words.add("--gpus=" + gpus);
    }
    if (!time.isEmpty()) {
      words.add("--time=" + time);
    }
    if (!partition.isEmpty()) {
      words.add("--partition=" + partition);
    }
    return words;
  }
}
