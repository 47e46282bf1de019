package io.github.lossmith.trainer.metric;

import io.github.lossmith.trainer.voc.PlainNumber;
import java.util.Optional;

/**
 * A line of detections: names, then five numbers. Looks at the end of the line first, so that the
 * time does not depend on how many words the names have.
 *
 * @param names what stands before the numbers, not empty
 * @param score the confidence
 * @param xmin as written, as are the other corners
 */
record DetectionLine(
    String names, double score, double xmin, double ymin, double xmax, double ymax) {
  /** Confidence, xmin, ymin, xmax, ymax. */
  private static final int NUMBERS = 5;

  /** The line, empty if it does not end with five numbers after a name. */
  static Optional<DetectionLine> of(String line) {
    double[] numbers = new double[NUMBERS];
    int end = line.length();
    for (int i = NUMBERS - 1; i >= 0; i--) {
      end = back(line, end, true);
      int start = back(line, end, false);
      numbers[i] = PlainNumber.of(line.substring(start, end));
      if (Double.isNaN(numbers[i])) {
        return Optional.empty();
      }
      end = start;
    }
    String names = line.substring(0, back(line, end, true));
    return names.isBlank()
        ? Optional.empty()
        : Optional.of(
            new DetectionLine(names, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]));
  }

  /** The start of the run of blanks, or of other characters, that ends before {@code end}. */
  private static int back(String line, int end, boolean blanks) {
    int at = end;
    while (at > 0 && isBlank(line.charAt(at - 1)) == blanks) {
      at--;
    }
    return at;
  }

  static boolean isBlank(char letter) {
    return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
  }
}
