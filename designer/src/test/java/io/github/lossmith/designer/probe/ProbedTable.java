package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.export.Python;
import io.github.lossmith.designer.probe.ProbeFinding.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The losses of a table of tests, probed in one process when the first of them is asked for, since
 * loading PyTorch takes longer than a probe; and what was found of them, as words.
 */
final class ProbedTable {
  private final List<String> quick;
  private final List<String> all;
  private final Map<String, ImportedLoss> probed = new LinkedHashMap<>();

  /**
   * @param quick the words for probe.py of those that the quick tests ask for
   * @param table lines that begin with the words of a loss and a semicolon
   */
  ProbedTable(List<String> quick, String table) {
    this.quick = List.copyOf(quick);
    all = table.lines().map(line -> line.substring(0, line.indexOf(';')).strip()).toList();
  }

  /**
   * The loss of these words.
   *
   * @param folder for the files of the probe
   */
  ImportedLoss loss(Path folder, String words) throws IOException, InterruptedException {
    Python.assumeModule("torch");
    if (!probed.containsKey(words)) {
      probed.putAll(new ProbedLoss(folder).many(quick.contains(words) ? quick : all));
    }
    ImportedLoss loss = probed.get(words);
    if (loss == null) {
      throw new AssertionError(words + " is not in the table");
    }
    return loss;
  }

  /** The keys of the findings of a verdict, each once. */
  static String keys(ImportedLoss loss, Verdict verdict) {
    return loss.findings().stream()
        .filter(finding -> finding.verdict() == verdict)
        .map(ProbeFinding::key)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** The value of the first finding of a key, true if it has none. */
  static Object value(ImportedLoss loss, String key) {
    return loss.findings().stream()
        .filter(finding -> finding.key().equals(key))
        .findFirst()
        .map(finding -> finding.values().getOrDefault("value", true))
        .orElse("no finding " + key);
  }

  /** The families, a side behind each bar, {@code -} for none. */
  static String families(ImportedLoss loss) {
    return loss.findings().stream()
        .filter(finding -> finding.key().equals("family"))
        .map(finding -> String.valueOf(finding.values().getOrDefault("value", "-")))
        .collect(Collectors.joining(" | "));
  }
}
