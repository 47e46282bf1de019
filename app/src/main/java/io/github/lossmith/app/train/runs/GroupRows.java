package io.github.lossmith.app.train.runs;

import io.github.lossmith.trainer.group.GroupFile;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.run.Interruption;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.RunSummary.GroupMembers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of the list: single runs, and groups with all their runs as one. Not thread-safe. */
final class GroupRows {
  private Map<RunGroup, Known> known = new HashMap<>();

  /** A group's file as it was read. */
  private record Known(FileTime modified, String name, List<Long> planned) {}

  /** The rows of these runs, each where its first run is. */
  List<RunSummary> of(List<RunSummary> runs) {
    Map<RunDirectory, List<RunSummary>> rows = new LinkedHashMap<>();
    Map<RunGroup, Known> seen = new HashMap<>();
    for (RunSummary run : runs) {
      Optional<RunGroup> group = RunGroup.of(run.directory());
      group.ifPresent(one -> seen.computeIfAbsent(one, this::look));
      RunDirectory row = group.map(one -> new RunDirectory(one.path())).orElse(run.directory());
      rows.computeIfAbsent(row, first -> new ArrayList<>()).add(run);
    }
    known = seen;
    Map<String, Integer> names = new HashMap<>();
    seen.values().forEach(one -> names.merge(one.name(), 1, Integer::sum));
    List<RunSummary> all = new ArrayList<>();
    rows.forEach(
        (row, members) -> {
          Known group = seen.get(new RunGroup(row.path()));
          boolean twice = group != null && names.getOrDefault(group.name(), 1) > 1;
          all.add(group == null ? members.get(0) : row(row, members, group, twice));
        });
    return all;
  }

  private Known look(RunGroup group) {
    Known before = known.get(group);
    try {
      FileTime modified = Files.getLastModifiedTime(group.file());
      return before != null && before.modified().equals(modified)
          ? before
          : GroupFile.read(group)
              .fold(
                  file -> new Known(modified, file.experiment().name(), file.seeds()),
                  unreadable -> new Known(modified, folder(group), List.of()));
    } catch (IOException unreadable) {
      return before == null ? new Known(FileTime.fromMillis(0), folder(group), List.of()) : before;
    }
  }

  private static String folder(RunGroup group) {
    return new RunDirectory(group.path()).name();
  }

  private static RunSummary row(
      RunDirectory folder, List<RunSummary> found, Known group, boolean twice) {
    List<RunSummary> members =
        found.stream()
            .sorted(Comparator.comparingLong(run -> RunGroup.seed(run.directory()).orElse(0)))
            .toList();
    GroupMembers all =
        new GroupMembers(members, group.planned().isEmpty() ? seeds(members) : group.planned());
    RunSummary alone =
        new RunSummary(
            folder, members.get(0).state(), Optional.empty(), group.name(), Optional.of(all));
    RunSummary current = alone.current();
    Optional<Interruption> interruption =
        current.isRunning() ? Optional.empty() : interruption(members);
    String title = twice ? group.name() + " (" + folder.name() + ")" : group.name();
    return new RunSummary(folder, state(all, current), interruption, title, Optional.of(all));
  }

  private static List<Long> seeds(List<RunSummary> members) {
    return members.stream().map(run -> RunGroup.seed(run.directory()).orElse(0)).toList();
  }

  private static Optional<Interruption> interruption(List<RunSummary> members) {
    return members.stream().flatMap(run -> run.interruption().stream()).findFirst();
  }

  /** The state of the run that is worked on, with the progress and the time of the whole. */
  private static RunState state(GroupMembers group, RunSummary current) {
    double done = group.runs().stream().mapToDouble(GroupRows::progress).sum();
    double share = done / Math.max(1, group.planned().size());
    RunState state = current.state();
    double left = state.remainingSeconds() / Math.max(1e-9, 1 - state.progress());
    double whole = left * Math.max(0, group.planned().size() - done);
    return state
        .withStatus(status(group, current))
        .at(state.loss(), state.iteration(), state.iterations(), Math.min(1, share))
        .withSpeed(state.imagesPerSecond(), whole);
  }

  private static double progress(RunSummary run) {
    return run.state().status() == RunStatus.FINISHED ? 1 : run.state().progress();
  }

  /** Working before waiting before failed before stopped; trained where nothing is missing. */
  private static RunStatus status(GroupMembers group, RunSummary current) {
    if (current.isRunning()) {
      return current.state().status();
    }
    for (RunStatus first : List.of(RunStatus.QUEUED, RunStatus.FAILED, RunStatus.STOPPED)) {
      if (group.runs().stream().anyMatch(run -> run.state().status() == first)) {
        return first;
      }
    }
    return group.finished() < group.planned().size() ? RunStatus.STOPPED : RunStatus.FINISHED;
  }
}
