package io.github.lossmith.trainer.voc;

import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code ImageSets/Main} files: an id a line, or, in the files of one class, an id and 1, 0
 * or -1, which is ignored. A line that is a known id as a whole is that id, also where its last
 * word looks like a flag. Empty lines and repeated ids are skipped.
 */
final class SplitFile {
  /** Five million ids of twelve characters; the splits of VOC have 200 kB. */
  static final long MAXIMUM_BYTES = 64 << 20;

  private static final Pattern FLAGGED = Pattern.compile("(\\S+)\\s+(-1|0|1)");

  private SplitFile() {}

  static Outcome<List<String>> read(Path file, Predicate<String> known) {
    try {
      long bytes = Files.size(file);
      if (bytes > MAXIMUM_BYTES) {
        return Outcome.bad("trainer.voc.annotation-large", file, bytes, MAXIMUM_BYTES);
      }
      return DeclaredText.ofLines(file, Files.readAllBytes(file))
          .then(text -> parse(file, text, known));
    } catch (IOException e) {
      return Outcome.bad("trainer.voc.unreadable", file, String.valueOf(e.getMessage()));
    }
  }

  /** Whether a file is of one class: each of its lines, and there is one, has a flag. */
  static boolean isOfOneClass(Path file, Predicate<String> known) {
    try {
      if (Files.size(file) > MAXIMUM_BYTES) {
        return false;
      }
      List<String> lines =
          DeclaredText.ofLines(file, Files.readAllBytes(file)).toOptional().stream()
              .flatMap(String::lines)
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      return !lines.isEmpty()
          && lines.stream().allMatch(line -> FLAGGED.matcher(line).matches() && !known.test(line));
    } catch (IOException e) {
      return false;
    }
  }

  private static Outcome<List<String>> parse(Path file, String text, Predicate<String> known) {
    Set<String> ids = new LinkedHashSet<>();
    int number = 0;
    for (String line : text.split("\r\n|\r|\n", -1)) {
      number++;
      String id = id(line, known);
      Optional<String> fault = id.isEmpty() ? Optional.empty() : ImageId.fault(id);
      if (fault.isPresent()) {
        return Outcome.bad(fault.get(), file, number, printable(id), id.length());
      }
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    return ids.isEmpty()
        ? Outcome.bad("trainer.voc.empty-split", file)
        : Outcome.ok(List.copyOf(ids));
  }

  private static String id(String line, Predicate<String> known) {
    String stripped = line.strip();
    Matcher flagged = FLAGGED.matcher(stripped);
    return flagged.matches() && !known.test(stripped) ? flagged.group(1) : stripped;
  }

  private static String printable(String id) {
    String shown = id.length() > 60 ? id.substring(0, 60) + "…" : id;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
