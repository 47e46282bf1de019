package io.github.lossmith.app.command.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.trainer.doctor.ClassCount;
import io.github.lossmith.trainer.doctor.DataFinding;
import io.github.lossmith.trainer.doctor.DataReport;
import io.github.lossmith.trainer.doctor.SplitCount;
import java.util.Locale;

/** The doctor's report on a data set for programs. */
public final class DataReportJson {
  private DataReportJson() {}

  public static ObjectNode of(DataReport report) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("canRun", report.canRun());
    root.put("images", report.images());
    ArrayNode splits = root.putArray("splits");
    report.splits().forEach(split -> put(splits.addObject(), split));
    ArrayNode classes = root.putArray("classes");
    report.classes().forEach(one -> put(classes.addObject(), one));
    ObjectNode positives = root.putObject("positives");
    positives.put("priors", report.priors());
    positives.put("mean", report.positives());
    positives.put("fewest", report.fewestPositives());
    ObjectNode counts = root.putObject("counts");
    report.counts().forEach((kind, count) -> counts.put(word(kind), count));
    ArrayNode findings = root.putArray("findings");
    report.findings().forEach(finding -> put(findings.addObject(), finding));
    return root;
  }

  private static void put(ObjectNode node, SplitCount split) {
    node.put("folder", split.folder());
    node.put("name", split.name());
    node.put("images", split.images());
    node.put("objects", split.objects());
  }

  private static void put(ObjectNode node, ClassCount one) {
    node.put("name", one.name());
    node.put("images", one.images());
    node.put("objects", one.objects());
    node.put("difficult", one.difficult());
    node.put("truncated", one.truncated());
    node.put("notReached", one.notReached());
  }

  private static void put(ObjectNode node, DataFinding finding) {
    node.put("kind", word(finding.kind()));
    node.put("effect", word(finding.effect()));
    node.put("image", finding.image());
    node.put("text", finding.text().message());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
