package io.github.lossmith.trainer.doctor;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.doctor.DataFinding.Effect;
import io.github.lossmith.trainer.doctor.DataFinding.Kind;
import io.github.lossmith.trainer.voc.ConfusableNames;
import io.github.lossmith.trainer.voc.NameList;
import io.github.lossmith.trainer.voc.VocFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks data sets before a run and reports all findings. */
public final class DataDoctor {
  /** Receives the progress. */
  public interface Progress {
    void at(int done, int images);
  }

  /** Findings that already explain why there is no object. */
  private static final Set<Kind> CAUSES_OF_NOTHING =
      EnumSet.of(Kind.NO_OBJECTS_IN_SPLIT, Kind.WRONG_LAYOUT);

  private final DoctorSettings settings;
  private final Progress progress;
  private final List<FolderCheck> folders = new ArrayList<>();
  private final List<DataFinding> findings = new ArrayList<>();

  private DataDoctor(DoctorSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Checks all images of some folders, each in Pascal VOC layout or with such folders in it.
   *
   * @param progress is called from several threads
   * @return a problem only if there is no such folder
   */
  public static Outcome<DataReport> examine(
      List<Path> roots, DoctorSettings settings, Progress progress) {
    return Outcome.each(roots, VocFolder::find)
        .map(found -> found.stream().flatMap(List::stream).toList())
        .map(folders -> new DataDoctor(settings, progress).examine(folders));
  }

  private DataReport examine(List<VocFolder> vocFolders) {
    vocFolders.forEach(folder -> folders.add(new FolderCheck(folder)));
    folders.forEach(FolderCheck::readSplits);
    noteSameNames();
    int images = folders.stream().mapToInt(folder -> folder.ids().size()).sum();
    AtomicInteger done = new AtomicInteger();
    for (FolderCheck folder : folders) {
      folder.look(settings, one -> progress.at(done.addAndGet(one), images));
      findings.addAll(folder.findings());
    }
    noteEmptySplits();
    List<ClassCount> classes = classCounts();
    noteOddNames(classes);
    return report(images, classes);
  }

  private void noteSameNames() {
    Set<String> seen = new HashSet<>();
    for (FolderCheck folder : folders) {
      for (String id : folder.ids()) {
        if (!seen.add(id)) {
          note(Kind.SAME_NAME, id, Problem.of("trainer.doctor.same-name", id));
        }
      }
    }
  }

  /**
   * A split without an object to train on or to find stops the run that asks for it; where another
   * folder has objects under the same name, a run on both folders can start.
   */
  private void noteEmptySplits() {
    Map<String, Integer> objects = new TreeMap<>();
    List<FolderCheck> readable = folders.stream().filter(one -> !one.isUnreadable()).toList();
    readable.forEach(
        folder ->
            folder.trainable().forEach((name, count) -> objects.merge(name, count, Integer::sum)));
    for (FolderCheck folder : readable) {
      folder
          .trainable()
          .forEach(
              (name, count) -> {
                if (count == 0) {
                  findings.add(
                      new DataFinding(
                          Kind.NO_OBJECTS_IN_SPLIT,
                          objects.getOrDefault(name, 0) == 0
                              ? Effect.STOPS_A_RUN
                              : Effect.WORTH_KNOWING,
                          "",
                          Problem.of("trainer.doctor.split-without-objects", name, folder.root())));
                }
              });
    }
  }

  private void noteOddNames(List<ClassCount> classes) {
    Map<String, List<String>> alike = new TreeMap<>();
    for (ClassCount one : classes) {
      alike
          .computeIfAbsent(ConfusableNames.key(one.name()), key -> new ArrayList<>())
          .add(one.name());
      if (one.name().isEmpty()) {
        note(Kind.ODD_CLASS_NAME, "", Problem.of("trainer.doctor.nameless", one.objects()));
      }
    }
    for (List<String> names : alike.values()) {
      String first = names.get(0);
      if (names.size() == 1 && !ConfusableNames.isPlain(first)) {
        Problem text = Problem.of("trainer.doctor.hidden-letters", NameList.cut(first));
        note(Kind.ODD_CLASS_NAME, "", text);
      }
      for (String other : names.subList(1, names.size())) {
        boolean cases = first.equalsIgnoreCase(other);
        note(
            Kind.ODD_CLASS_NAME,
            "",
            Problem.of(
                cases ? "trainer.doctor.case" : "trainer.doctor.look-alike",
                ConfusableNames.apart(first, other),
                ConfusableNames.apart(other, first)));
      }
    }
  }

  private void note(Kind kind, String image, Problem text) {
    findings.add(new DataFinding(kind, Effect.WORTH_KNOWING, image, text));
  }

  private List<ClassCount> classCounts() {
    Map<String, ClassTally> tallies = new TreeMap<>();
    for (FolderCheck folder : folders) {
      for (ImageCheck image : folder.images().values()) {
        for (ImageCheck.Seen seen : image.objects()) {
          tallies.computeIfAbsent(seen.object().name(), name -> new ClassTally()).add(image, seen);
        }
      }
    }
    List<ClassCount> counts = new ArrayList<>();
    tallies.forEach((name, tally) -> counts.add(tally.count(name)));
    return counts;
  }

  private DataReport report(int images, List<ClassCount> classes) {
    int[] positives =
        folders.stream()
            .flatMap(folder -> folder.images().values().stream())
            .filter(image -> !image.objects().isEmpty())
            .mapToInt(ImageCheck::positives)
            .toArray();
    boolean said = findings.stream().map(DataFinding::kind).anyMatch(CAUSES_OF_NOTHING::contains);
    if (positives.length == 0 && !said) {
      findings.add(
          new DataFinding(
              Kind.NO_OBJECTS, Effect.STOPS_A_RUN, "", Problem.of("trainer.doctor.nothing")));
    }
    return new DataReport(
        images,
        folders.stream().flatMap(folder -> folder.splitCounts().stream()).toList(),
        classes,
        settings.priors().count(),
        Arrays.stream(positives).average().orElse(0),
        Arrays.stream(positives).min().orElse(0),
        findings);
  }
}
