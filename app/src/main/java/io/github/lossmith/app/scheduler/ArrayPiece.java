package io.github.lossmith.app.scheduler;

import java.util.ArrayList;
import java.util.List;

/**
 * A job array: some of the indices from 1, as many as a site allows in one.
 *
 * @param offset what is added to an index of the array
 * @param indices of the array, increasing, each below the site's limit
 */
record ArrayPiece(int offset, List<Integer> indices) {
  ArrayPiece {
    indices = List.copyOf(indices);
  }

  /**
   * Cuts indices into arrays.
   *
   * @param all increasing, from 1
   * @param limit Slurm's MaxArraySize: the largest index is one less
   */
  static List<ArrayPiece> cut(List<Integer> all, int limit) {
    List<ArrayPiece> pieces = new ArrayList<>();
    int size = limit - 1;
    List<Integer> inside = new ArrayList<>();
    int offset = 0;
    for (int index : all) {
      int place = (index - 1) / size * size;
      if (place != offset && !inside.isEmpty()) {
        pieces.add(new ArrayPiece(offset, inside));
        inside = new ArrayList<>();
      }
      offset = place;
      inside.add(index - place);
    }
    if (!inside.isEmpty()) {
      pieces.add(new ArrayPiece(offset, inside));
    }
    return pieces;
  }

  /** As sbatch takes it: {@code 1-5,7}. */
  String text() {
    StringBuilder text = new StringBuilder();
    int first = 0;
    while (first < indices.size()) {
      int last = first;
      while (last + 1 < indices.size() && indices.get(last + 1) == indices.get(last) + 1) {
        last++;
      }
      text.append(text.isEmpty() ? "" : ",").append(indices.get(first));
      if (last > first) {
        text.append('-').append(indices.get(last));
      }
      first = last + 1;
    }
    return text.toString();
  }
}
