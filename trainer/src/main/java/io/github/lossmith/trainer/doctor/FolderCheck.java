package io.github.lossmith.trainer.doctor;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.dataset.VocFolder;
import io.github.lossmith.trainer.doctor.Finding.Effect;
import io.github.lossmith.trainer.doctor.Finding.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** Looks at one folder in Pascal VOC layout: its splits, then every image. */
final class FolderCheck {
  private final VocFolder folder;
  private final Map<String, List<String>> splits = new LinkedHashMap<>();
  private final Map<String, ImageCheck> images = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();

  FolderCheck(VocFolder folder) {
    this.folder = folder;
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

  List<Finding> findings() {
    List<Finding> all = new ArrayList<>(findings);
    images.values().forEach(image -> all.addAll(image.findings()));
    return all;
  }

  void readSplits() {
    List<String> names = plainSplits(folder.splitNames());
    if (names.isEmpty()) {
      stop(Problem.of("trainer.doctor.no-splits", folder.root()));
    }
    for (String name : names) {
      Outcome<List<String>> ids = folder.split(name);
      ids.failure().ifPresent(this::stop);
      ids.toOptional().ifPresent(read -> splits.put(name, read));
    }
    noteSharedImages(List.copyOf(splits.keySet()));
  }

  private void stop(Problem problem) {
    findings.add(new Finding(Kind.BAD_SPLIT, Effect.STOPS_A_RUN, "", problem));
  }

  /** Without the files of one class, such as cat_train beside train. */
  private static List<String> plainSplits(List<String> names) {
    return names.stream()
        .filter(
            name ->
                !names.contains(name.substring(name.lastIndexOf('_') + 1)) || !name.contains("_"))
        .toList();
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
      findings.add(new Finding(Kind.SHARED_IMAGES, Effect.WORTH_KNOWING, "", text));
    }
  }

  /** Looks at every image, several at once; {@code done} hears each one. */
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
          int objects = ids.stream().mapToInt(id -> objects(id)).sum();
          counts.add(new SplitCount(folder.root().toString(), name, ids.size(), objects));
        });
    return counts;
  }

  private int objects(String id) {
    ImageCheck check = images.get(id);
    return check == null ? 0 : check.objects().size();
  }
}
