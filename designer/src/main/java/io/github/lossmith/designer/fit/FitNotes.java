package io.github.lossmith.designer.fit;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.problem.ReadableNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a fit cannot tell, or could not reach, in words. */
public final class FitNotes {
  /** Tenths whose pulls differ by less are said to pull the same. */
  private static final double SAME = 1.0005;

  private FitNotes() {}

  /** A line for each; empty where nothing is to be said. */
  public static List<Problem> of(FittedCoefficient fit, FitGoal goal) {
    List<Problem> notes = new ArrayList<>();
    List<TenthPull> empty = fit.tenths().stream().filter(TenthPull::isEmpty).toList();
    List<TenthPull> thin = fit.tenths().stream().filter(TenthPull::isThin).toList();
    if (!empty.isEmpty()) {
      notes.add(Problem.of("designer.fit.empty", named(fit, TenthPull::isEmpty)));
    }
    if (!thin.isEmpty()) {
      double worst = thin.stream().mapToDouble(TenthPull::factor).max().orElse(1);
      notes.add(Problem.of("designer.fit.thin", named(fit, TenthPull::isThin), shown(worst)));
    }
    boolean wantedAlike = goal.hardShare().isEmpty() && goal.smoothness() == 0;
    if (wantedAlike && goal.monotone() && fit.spread() > SAME) {
      notes.add(Problem.of("designer.fit.out", shown(fit.spread())));
    }
    return notes;
  }

  /** The same of both sides, each line with its side. */
  public static List<Problem> of(SidedFit fit, FitGoal goal) {
    List<Problem> notes = new ArrayList<>();
    of(fit.object(), goal).forEach(note -> notes.add(SidedFit.ofObjects(note)));
    of(fit.background(), goal).forEach(note -> notes.add(SidedFit.ofBackground(note)));
    return notes;
  }

  /** What was fitted, for the note of a design. */
  public static Problem of(String source, FitGoal goal) {
    boolean share = goal.hardShare().isPresent();
    String free = share ? "designer.fit.noteShare" : "designer.fit.note";
    String falling = share ? "designer.fit.noteShareMonotone" : "designer.fit.noteMonotone";
    return Problem.of(
        goal.monotone() ? falling : free,
        source,
        ReadableNumber.of(goal.smoothness()),
        ReadableNumber.of(goal.hardShare().orElse(0)));
  }

  private static String named(FittedCoefficient fit, Predicate<TenthPull> which) {
    return fit.tenths().stream()
        .filter(which)
        .map(tenth -> String.format(Locale.ROOT, "%.1f–%.1f", tenth.from(), tenth.to()))
        .collect(Collectors.joining(", "));
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }
}
