package io.github.lossmith.trainer.metric;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Detections of a split read from text files, in pixels as the annotations count them.
 *
 * <p>Either a folder with a file {@code ID.txt} for each image, lines {@code class confidence xmin
 * ymin xmax ymax}; or one file for all images, lines {@code image class confidence xmin ymin xmax
 * ymax}. An image without a file or a line has no detections. Names of classes may have blanks in
 * them. Detections none of which has an image and a class of the split are refused, and so are
 * boxes that are plainly not corners in pixels.
 *
 * @param boxes in the order of the split and of the lines, or of the one file's lines
 * @param notes what was passed over: images that are not in the split, classes without objects
 */
public record ReportedDetections(List<ReportedBox> boxes, List<Problem> notes) {
  private static final String ENDING = ".txt";

  public ReportedDetections {
    boxes = List.copyOf(boxes);
    notes = List.copyOf(notes);
  }

  /** Reads a folder or a file; a problem names the file and the line. */
  public static Outcome<ReportedDetections> read(Path path, AnnotatedSplit split) {
    if (!Files.exists(path)) {
      return Outcome.bad("trainer.metric.no-detections", path);
    }
    DetectionLines lines = new DetectionLines(split);
    try {
      return Files.isDirectory(path) ? folder(path, split, lines) : file(path, lines);
    } catch (IOException e) {
      return Outcome.bad("trainer.voc.unreadable", path, String.valueOf(e.getMessage()));
    }
  }

  private static Outcome<ReportedDetections> folder(
      Path folder, AnnotatedSplit split, DetectionLines lines) throws IOException {
    List<Problem> notes = new ArrayList<>();
    Map<String, Path> files = textFiles(folder);
    int found = 0;
    for (int image = 0; image < split.ids().size(); image++) {
      Path file = files.get(split.ids().get(image));
      if (file != null) {
        found++;
        Optional<Problem> problem = lines.read(file, image);
        if (problem.isPresent()) {
          return Outcome.bad(problem.get());
        }
      }
    }
    int others = files.size() - found;
    if (found == 0) {
      return Outcome.bad("trainer.metric.no-files", folder, split.ids().get(0), others);
    }
    Optional<Problem> unfit = lines.problem();
    if (unfit.isPresent()) {
      return Outcome.bad(unfit.get());
    }
    if (found < split.ids().size()) {
      notes.add(Problem.of("trainer.metric.without-file", split.ids().size() - found));
    }
    if (others > 0) {
      notes.add(Problem.of("trainer.metric.other-files", others));
    }
    notes.addAll(lines.notes());
    return Outcome.ok(new ReportedDetections(lines.boxes(), notes));
  }

  /** The text files by their names without the ending, which may be in upper case. */
  private static Map<String, Path> textFiles(Path folder) throws IOException {
    Map<String, Path> found = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        int end = name.length() - ENDING.length();
        if (end > 0 && name.substring(end).toLowerCase(Locale.ROOT).equals(ENDING)) {
          found.merge(name.substring(0, end), file, (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
      }
    }
    return found;
  }

  private static Outcome<ReportedDetections> file(Path file, DetectionLines lines)
      throws IOException {
    Optional<Problem> problem =
        lines.read(file, DetectionLines.NAMED_IN_THE_LINE).or(lines::problem);
    return problem.isPresent()
        ? Outcome.bad(problem.get())
        : Outcome.ok(new ReportedDetections(lines.boxes(), lines.notes()));
  }
}
