package io.github.lossmith.trainer.doctor;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.dataset.VocReader;
import io.github.lossmith.trainer.doctor.DataFinding.Effect;
import io.github.lossmith.trainer.doctor.DataFinding.Kind;
import io.github.lossmith.trainer.voc.RelativeBoxes;
import io.github.lossmith.trainer.voc.VocFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** Checks one folder in Pascal VOC layout: its splits, then every image. */
final class FolderCheck {
  private final VocFolder folder;
  private final Map<String, List<String>> splits = new LinkedHashMap<>();
  private final Map<String, ImageCheck> images = new TreeMap<>();
  private final List<DataFinding> findings = new ArrayList<>();
  private boolean badSplit;

  FolderCheck(VocFolder folder) {
    this.folder = folder;
  }

  Path root() {
    return folder.root();
  }

  /** All image ids there are: in splits, among annotations, among images. */
  Set<String> ids() {
    Set<String> ids = new TreeSet<>(folder.imageIds());
    ids.addAll(folder.annotationIds());
    splits.values().forEach(ids::addAll);
    return ids;
  }

  Map<String, ImageCheck> images() {
    return images;
  }

  List<DataFinding> findings() {
    List<DataFinding> all = new ArrayList<>(findings);
    images.values().forEach(image -> all.addAll(image.findings()));
    if (splits.isEmpty() || badSplit) {
      all.removeIf(finding -> finding.kind() == Kind.IN_NO_SPLIT);
    }
    splits.values().forEach(ids -> relativeForAll(all, ids));
    oneForAll(all, Kind.MISSING_IMAGE, "trainer.doctor.all-images-missing");
    oneForAll(all, Kind.BAD_ANNOTATION, "trainer.doctor.all-annotations-bad");
    return all;
  }

  /** Boxes that are all shares are one cause for all that no prior reaches. */
  private void relativeForAll(List<DataFinding> all, List<String> ids) {
    List<ObjectBox> boxes = new ArrayList<>();
    for (String id : ids) {
      ImageCheck check = images.get(id);
      boxes.addAll(check == null ? List.of() : check.boxes());
    }
    if (RelativeBoxes.areAll(boxes)) {
      Set<String> named = new HashSet<>(ids);
      all.removeIf(one -> one.kind() == Kind.NOT_REACHED && named.contains(one.image()));
      Problem text = VocReader.relative(folder.root(), boxes.size());
      all.add(new DataFinding(Kind.RELATIVE_BOXES, Effect.STOPS_A_RUN, "", text));
    }
  }

  /** Reports a fault once if every image of the splits has it, because the cause is one. */
  private void oneForAll(List<DataFinding> all, Kind kind, String key) {
    List<DataFinding> same =
        all.stream()
            .filter(one -> one.kind() == kind && one.effect() == Effect.STOPS_A_RUN)
            .toList();
    Set<String> named = new HashSet<>();
    splits.values().forEach(named::addAll);
    if (same.size() > 1 && same.size() == named.size()) {
      DataFinding first = same.get(0);
      all.removeAll(same);
      Problem text = Problem.of(key, folder.root(), same.size(), first.text());
      all.add(new DataFinding(kind, Effect.STOPS_A_RUN, "", text));
    }
  }

  void readSplits() {
    folder.noAnnotations().ifPresent(this::wrongLayout);
    folder.noImages().ifPresent(this::wrongLayout);
    List<String> names =
        folder.splitNames().stream().filter(one -> !folder.isOfOneClass(one)).toList();
    if (names.isEmpty()) {
      stop(folder.noSplits());
    }
    for (String name : names) {
      Outcome<List<String>> ids = folder.split(name);
      ids.failure().ifPresent(this::stop);
      ids.toOptional().ifPresent(read -> splits.put(name, read));
    }
    noteSharedImages(List.copyOf(splits.keySet()));
  }

  private void wrongLayout(Problem problem) {
    findings.add(new DataFinding(Kind.WRONG_LAYOUT, Effect.STOPS_A_RUN, "", problem));
  }

  /** True if so much is wrong that nothing can be said of the objects in the splits. */
  boolean isUnreadable() {
    return splits.isEmpty() || folder.noAnnotations().isPresent();
  }

  private void stop(Problem problem) {
    badSplit = true;
    findings.add(new DataFinding(Kind.BAD_SPLIT, Effect.STOPS_A_RUN, "", problem));
  }

  private void noteSharedImages(List<String> names) {
    for (int a = 0; a < names.size(); a++) {
      for (int b = a + 1; b < names.size(); b++) {
        noteSharedImages(names.get(a), names.get(b));
      }
    }
  }

  private void noteSharedImages(String a, String b) {
    List<String> first = splits.getOrDefault(a, List.of());
    List<String> second = splits.getOrDefault(b, List.of());
    Set<String> shared = new HashSet<>(first);
    shared.retainAll(new HashSet<>(second));
    if (!shared.isEmpty() && shared.size() < Math.min(first.size(), second.size())) {
      Problem text = Problem.of("trainer.doctor.shared-images", a, b, shared.size());
      findings.add(new DataFinding(Kind.SHARED_IMAGES, Effect.WORTH_KNOWING, "", text));
    }
  }

  /** Checks every image, several at once; {@code done} is called for each. */
  void look(DoctorSettings settings, IntConsumer done) {
    Set<String> inSplits = new HashSet<>();
    splits.values().forEach(inSplits::addAll);
    List<ImageCheck> checks =
        ids().parallelStream()
            .map(
                id -> {
                  ImageCheck check =
                      new ImageCheck(folder, id, inSplits.contains(id), settings).look();
                  done.accept(1);
                  return check;
                })
            .toList();
    checks.forEach(check -> images.put(check.id(), check));
  }

  List<SplitCount> splitCounts() {
    List<SplitCount> counts = new ArrayList<>();
    splits.forEach(
        (name, ids) -> {
          int objects = objects(ids, seen -> true);
          counts.add(new SplitCount(folder.root().toString(), name, ids.size(), objects));
        });
    return counts;
  }

  /** The splits by their names, with how many objects of each can be trained on or found. */
  Map<String, Integer> trainable() {
    Map<String, Integer> counts = new TreeMap<>();
    splits.forEach((name, ids) -> counts.put(name, objects(ids, one -> !one.object().difficult())));
    return counts;
  }

  private int objects(List<String> ids, Predicate<ImageCheck.Seen> wanted) {
    int count = 0;
    for (String id : ids) {
      ImageCheck check = images.get(id);
      count += check == null ? 0 : (int) check.objects().stream().filter(wanted).count();
    }
    return count;
  }
}
