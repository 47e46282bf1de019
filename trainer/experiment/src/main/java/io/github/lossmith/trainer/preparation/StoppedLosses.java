package io.github.lossmith.trainer.preparation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The losses of a run that are trained no further, because somebody asked for it or because they
 * fell behind in a race: a file {@code stopped/LOSS.json} for each, {@code {"version": 1, "loss":
 * …, "iteration": …, "byHand": …}}. Without its file a loss goes on when the run is resumed.
 */
public record StoppedLosses(RunDirectory run) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the file form. */
  private static final int VERSION = 1;

  private Path file(String loss) {
    return run.stopped().resolve(RunDirectory.folderName(loss) + ".json");
  }

  /** Whether a loss is trained no further. */
  public boolean contains(String loss) {
    return Files.exists(file(loss));
  }

  /**
   * Stops a loss; a training that is under way sees it after its next step.
   *
   * @param iteration the steps that it has made
   * @param byHand whether somebody asked for it
   */
  public void add(String loss, long iteration, boolean byHand) throws IOException {
    Files.createDirectories(run.stopped());
    ObjectNode tree = JSON.createObjectNode();
    tree.put("version", VERSION).put("loss", loss);
    tree.put("iteration", iteration).put("byHand", byHand);
    byte[] text = (tree.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.replace(file(loss), text);
  }

  /** Lets a loss go on. */
  public void remove(String loss) throws IOException {
    Files.deleteIfExists(file(loss));
  }

  /** Forgets that a loss fell behind later than it has been trained now. */
  public void forgetAfter(String loss, long iteration) throws IOException {
    if (contains(loss)) {
      var tree = JSON.readTree(file(loss).toFile());
      if (!tree.path("byHand").asBoolean(true) && tree.path("iteration").asLong() > iteration) {
        remove(loss);
      }
    }
  }
}
