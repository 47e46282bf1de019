package io.github.lossmith.app.scheduler;

import io.github.lossmith.designer.problem.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Slurm's queue holds of this user, and what the site allows. */
final class SlurmQueue {
  /** Slurm's own default, where the site does not tell. */
  static final int USUAL_ARRAY = 1001;

  private static final Pattern ARRAY = Pattern.compile("MaxArraySize\\s*=\\s*([0-9]{1,9})");
  private static final Pattern TASK = Pattern.compile("([0-9]{1,12}) ([0-9]{1,9})");

  private final SlurmProgram slurm;

  SlurmQueue(SlurmProgram slurm) {
    this.slurm = slurm;
  }

  /** MaxArraySize: the largest index of an array is one less. */
  Outcome<Integer> maxArraySize() throws InterruptedException {
    return slurm
        .run("scontrol", List.of("show", "config"))
        .map(
            text -> {
              Matcher found = ARRAY.matcher(text);
              int size = found.find() ? Integer.parseInt(found.group(1)) : USUAL_ARRAY;
              return Math.max(2, size);
            });
  }

  /** The array tasks that wait, run or end just now, as {@code JOB_INDEX}. */
  Outcome<Set<String>> tasks(String user) throws InterruptedException {
    return slurm
        .run("squeue", List.of("--noheader", "--array", "--user=" + user, "--format=%F %K"))
        .map(SlurmQueue::parsed);
  }

  /** Those that wait, of whoever has submitted them. */
  Outcome<Set<String>> waiting() throws InterruptedException {
    return slurm
        .run("squeue", List.of("--noheader", "--array", "--states=PENDING", "--format=%F %K"))
        .map(SlurmQueue::parsed);
  }

  private static Set<String> parsed(String text) {
    Set<String> tasks = new HashSet<>();
    for (String line : text.lines().toList()) {
      Matcher task = TASK.matcher(line.strip());
      if (task.matches()) {
        tasks.add(String.format(Locale.ROOT, "%s_%s", task.group(1), task.group(2)));
      }
    }
    return tasks;
  }
}
