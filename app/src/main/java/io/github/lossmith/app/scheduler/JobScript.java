package io.github.lossmith.app.scheduler;

import io.github.lossmith.resources.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code job.sh} of a sweep's folder, which people may read and edit.
 *
 * @param text the whole file
 */
record JobScript(String text) {
  static final String NAME = "job.sh";

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");
  private static final Pattern PACK = Pattern.compile("(?m)^pack=([0-9]{1,4})\\b");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_=:,./@%+-]+");
  private static final String MARK = "# as written: ";
  private static final int MARK_DIGITS = 16;

  /**
   * Writes the script.
   *
   * @param lossmith the program's own command
   * @param folder of the sweep
   */
  static JobScript of(String lossmith, Path folder, String name, int tasks, JobNeeds needs) {
    Map<String, String> values =
        Map.of(
            "jobs", Integer.toString((tasks + needs.pack() - 1) / needs.pack()),
            "tasks", Integer.toString(tasks),
            "sbatch", String.join("\n", directives(folder, name, needs)),
            "lossmith", quoted(lossmith),
            "folder", quoted(folder.toString()),
            "pack", Integer.toString(needs.pack()));
    String text =
        PLACE
            .matcher(template())
            .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
    return new JobScript(text + MARK + digest(text) + "\n");
  }

  private static List<String> directives(Path folder, String name, JobNeeds needs) {
    List<String> lines = new ArrayList<>();
    lines.add("--job-name=" + name.replaceAll("[^A-Za-z0-9_.-]", "-"));
    lines.add("--output=" + directory(folder).replace("%", "%%") + "/%A_%a.txt");
    lines.add("--open-mode=append");
    lines.add("--requeue");
    lines.add("--signal=B:TERM@120");
    lines.addAll(needs.arguments());
    List<String> written = new ArrayList<>();
    lines.forEach(line -> written.add("#SBATCH " + directive(line)));
    if (!needs.more().isEmpty()) {
      written.add(
          "#SBATCH " + String.join(" ", needs.more().stream().map(JobScript::directive).toList()));
    }
    return written;
  }

  /** Where the jobs print to. */
  static String directory(Path folder) {
    return folder.resolve("jobs").toString();
  }

  /** A word of an #SBATCH line. */
  private static String directive(String word) {
    return PLAIN.matcher(word).matches()
        ? word
        : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A word for the shell. */
  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String template() {
    try (InputStream in = Messages.class.getResourceAsStream("scheduler/" + NAME)) {
      if (in == null) {
        throw new IllegalStateException("no " + NAME);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many tasks a job has; 1 where somebody has removed the line. */
  int pack() {
    Matcher pack = PACK.matcher(text);
    return pack.find() ? Math.max(1, Integer.parseInt(pack.group(1))) : 1;
  }

  /** Whether somebody has changed it since it was written. */
  boolean isEdited() {
    int mark = text.lastIndexOf(MARK);
    return mark < 0 || !text.substring(mark).equals(MARK + digest(text.substring(0, mark)) + "\n");
  }

  private static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes).substring(0, MARK_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
