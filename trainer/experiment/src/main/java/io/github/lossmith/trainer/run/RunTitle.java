package io.github.lossmith.trainer.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The title of a run for people: its experiment's name, not its folder's. */
public final class RunTitle {
  private static final JsonFactory JSON = new JsonFactory();

  /** A whole experiment with drawn designs has some hundred KB; a list of runs reads no more. */
  private static final long MAX_BYTES = 16 << 20;

  /** Longer names are not shown in a list. */
  private static final int MOST_LETTERS = 200;

  private static final Pattern NUMBERED = Pattern.compile("(.+)-([0-9]{1,6})");

  private RunTitle() {}

  /** The title of one run by itself. */
  public static String of(RunDirectory run) {
    return titled(run, name(run));
  }

  /** The titles of runs that are shown together. */
  public static List<String> of(List<RunDirectory> runs) {
    return of(runs, runs.stream().map(RunTitle::name).toList());
  }

  /** The experiment's name, empty where it cannot be read. */
  static String name(RunDirectory run) {
    Path file = run.experiment();
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES ? name(file) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** Reads no further than the name, which stands at the beginning. */
  private static String name(Path file) throws IOException {
    try (JsonParser json = JSON.createParser(file.toFile())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isName = json.currentName().equals("name");
        JsonToken value = json.nextToken();
        if (isName) {
          return value == JsonToken.VALUE_STRING ? plain(json.getText()) : "";
        }
        json.skipChildren();
      }
      return "";
    }
  }

  private static String plain(String name) {
    String line = name.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() <= MOST_LETTERS ? line : line.substring(0, MOST_LETTERS - 1) + "…";
  }

  /**
   * The titles of runs that are shown together: where several experiments have one name, and their
   * folders are not numbered, the folder stands behind it.
   *
   * @param names of the runs' experiments, in the order of the runs
   */
  static List<String> of(List<RunDirectory> runs, List<String> names) {
    Map<String, Integer> count = new HashMap<>();
    List<String> titles =
        IntStream.range(0, runs.size()).mapToObj(i -> titled(runs.get(i), names.get(i))).toList();
    titles.forEach(title -> count.merge(title, 1, Integer::sum));
    return IntStream.range(0, runs.size())
        .mapToObj(
            i ->
                count.getOrDefault(titles.get(i), 1) == 1 || isNamed(runs.get(i), names.get(i))
                    ? titles.get(i)
                    : titles.get(i) + " (" + decoded(runs.get(i).name()) + ")")
        .toList();
  }

  private static String titled(RunDirectory run, String name) {
    if (name.isEmpty()) {
      return decoded(run.name());
    }
    Matcher numbered = NUMBERED.matcher(run.name());
    boolean another = numbered.matches() && isFolder(numbered.group(1), name);
    return another ? name + " " + numbered.group(2) : name;
  }

  private static boolean isNamed(RunDirectory run, String name) {
    return isFolder(run.name(), name);
  }

  private static boolean isFolder(String folder, String name) {
    return folder.equals(name) || folder.equals(RunDirectory.folderName(name));
  }

  /** A folder's name with its %XX as the letters they stand for. */
  private static String decoded(String folder) {
    try {
      return plain(URLDecoder.decode(folder.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException asItIs) {
      return plain(folder);
    }
  }
}
