package io.github.lossmith.app.fit;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.fit.SeenExamples;
import io.github.lossmith.designer.fit.SidedExamples;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a coefficient is fitted to.
 *
 * @param sides the examples of both sides apart; empty where they are not told apart
 * @param name the run or the place that the examples are from
 * @param title the same with the loss and the step
 * @param present the design that they were seen with, empty where it is not known; read in the
 *     background
 */
public record FitSubject(
    SeenExamples examples,
    Optional<SidedExamples> sides,
    String name,
    String title,
    Supplier<Optional<Design>> present) {}
