package io.github.lossmith.trainer.card;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Whether an engine can train on a card of this machine.
 *
 * @param unsupported why it can on no card of such a machine; else empty
 * @param cards at least one; a problem where there is no driver, no card, or no answer
 * @param files what it needs beside itself
 */
public record CardReadiness(
    Optional<Problem> unsupported, Outcome<List<CardVerdict>> cards, RequiredFiles files) {
  /** Whether training on a card here can be tried. */
  public boolean canRun() {
    return usable().isOk();
  }

  /** The first card that can be tried, or why there is none. */
  public Outcome<GraphicsCard> usable() {
    return unsupported
        .map(Outcome::<GraphicsCard>bad)
        .orElseGet(() -> cards.then(CardReadiness::first));
  }

  private static Outcome<GraphicsCard> first(List<CardVerdict> all) {
    return all.stream()
        .filter(CardVerdict::runs)
        .findFirst()
        .map(found -> Outcome.ok(found.card()))
        .orElseGet(() -> Outcome.bad(all.get(0).reason()));
  }
}
