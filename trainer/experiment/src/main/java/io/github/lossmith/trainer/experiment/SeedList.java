package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.problem.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of seeds as people type it: {@code 0-4} for 0, 1, 2, 3, 4, or {@code 0,3,7}, or both. A
 * seed is a whole number from 0 to 2^52, and no seed is named twice.
 */
public final class SeedList {
  /** A run takes minutes at least, so a thousand take days; more are a slip of the pen. */
  public static final int MOST = 1_000;

  /** Largest seed; a double, and so JSON, holds every whole number up to 2^53. */
  public static final long LARGEST = 1L << 52;

  /** 2^52 has 16 digits. */
  private static final Pattern PART =
      Pattern.compile("([0-9]{1,16})(?:\\h*[-–]\\h*([0-9]{1,16}))?");

  private SeedList() {}

  /** The seeds in the order in which they are named. */
  public static Outcome<List<Long>> parse(String text) {
    if (text.isBlank()) {
      return Outcome.bad("trainer.seeds.none");
    }
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher range = PART.matcher(part.strip());
      if (!range.matches()) {
        return Outcome.bad("trainer.seeds.word", part.strip());
      }
      long first = Long.parseLong(range.group(1));
      long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
      if (last < first) {
        return Outcome.bad("trainer.seeds.backwards", part.strip());
      }
      if (last - first >= MOST - seeds.size()) {
        return Outcome.bad("trainer.seeds.many", Integer.toString(MOST));
      }
      for (long seed = first; seed <= last; seed++) {
        seeds.add(seed);
      }
    }
    return checked(seeds);
  }

  /** The seeds, or what is wrong with them as a list. */
  static Outcome<List<Long>> checked(List<Long> seeds) {
    if (seeds.isEmpty()) {
      return Outcome.bad("trainer.seeds.none");
    }
    Set<Long> seen = new HashSet<>();
    for (Long seed : seeds) {
      if (seed > LARGEST) {
        return Outcome.bad("trainer.seeds.word", seed.toString());
      }
      if (!seen.add(seed)) {
        return Outcome.bad("trainer.seeds.twice", seed.toString());
      }
    }
    return Outcome.ok(List.copyOf(seeds));
  }

  /** The text that {@link #parse} reads back: three or more successive ones as a range. */
  public static String print(List<Long> seeds) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < seeds.size(); i++) {
      int last = i;
      while (last + 1 < seeds.size() && seeds.get(last + 1) == seeds.get(last) + 1) {
        last++;
      }
      text.append(i == 0 ? "" : ",").append(seeds.get(i));
      if (last - i > 1) {
        text.append('-').append(seeds.get(last));
        i = last;
      }
    }
    return text.toString();
  }
}
