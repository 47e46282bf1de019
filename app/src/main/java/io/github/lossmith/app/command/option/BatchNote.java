package io.github.lossmith.app.command.option;

import io.github.lossmith.app.command.output.NumberText;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.design.BatchLetter;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.problem.Problem;

/** Says which value a letter of the batch has where no batch supplies it. */
public final class BatchNote {
  private BatchNote() {}

  /**
   * One line for each such letter of the design.
   *
   * @param label the design as it was named
   */
  public static void say(StandardStreams streams, String label, Design design) {
    for (BatchLetter one : design.batchLetters()) {
      FormulaParameter value = design.parameters().getOrDefault(one.letter(), one.usual());
      streams.say(
          Problem.of("app.option.batch", label, one.letter(), NumberText.number(value.value()))
              .message());
    }
  }
}
