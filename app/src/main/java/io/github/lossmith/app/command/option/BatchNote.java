package io.github.lossmith.app.command.option;

import io.github.lossmith.app.command.output.NumberText;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.design.BatchLetter;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassTables;

/**
 * Says which value a letter of the batch, or the share of a class, has where nothing supplies it.
 */
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
    if (design.usesShare()) {
      String share = ClassTables.SHARE;
      FormulaParameter value =
          design.parameters().getOrDefault(share, FormulaParameter.usual(share));
      streams.say(Problem.of("app.option.freq", label, NumberText.number(value.value())).message());
    }
  }
}
