package io.github.lossmith.trainer.program;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.dataset.ExperimentImages;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.image.ImageDecoder;
import io.github.lossmith.trainer.metric.AnnotatedSplit;
import io.github.lossmith.trainer.metric.ReportedDetections;
import io.github.lossmith.trainer.voc.VocFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A data set with a fault, to be read by Lossmith and by an exported program. */
final class FaultyCase {
  /** Two objects, one on each of two images of the split {@code all}. */
  static final String GOOD =
      "<annotation><size><width>80</width><height>60</height></size><object><name>cell</name>"
          + "<bndbox><xmin>10</xmin><ymin>12</ymin><xmax>50</xmax><ymax>44</ymax></bndbox>"
          + "</object></annotation>";

  private static final ObjectMapper JSON = new ObjectMapper();

  final String name;
  final Path root;
  private String split = "all";
  private String test = "all";
  private List<String> classes = List.of();
  private @Nullable Path detections;

  FaultyCase(Path folder, String name) {
    this.name = name;
    root = folder.resolve(name.replaceAll("[^a-z0-9]+", "-"));
    text("ImageSets/Main/all.txt", "a\nb\n");
    for (String id : new String[] {"a", "b"}) {
      text("Annotations/" + id + ".xml", GOOD);
      image("JPEGImages/" + id + ".png");
    }
  }

  FaultyCase text(String file, String text) {
    return bytes(file, text.getBytes(StandardCharsets.UTF_8));
  }

  FaultyCase text(String file, String text, String charset) {
    return bytes(file, text.getBytes(Charset.forName(charset)));
  }

  FaultyCase bytes(String file, byte[] bytes) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  FaultyCase image(String file) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), "png", path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  FaultyCase moved(String file, String to) {
    try {
      Path target = root.resolve(to);
      Files.createDirectories(target.getParent());
      Files.move(root.resolve(file), target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The annotation of the first image with other words. */
  FaultyCase annotation(String words, String others) {
    return text("Annotations/a.xml", GOOD.replace(words, others));
  }

  FaultyCase split(String other) {
    split = other;
    return this;
  }

  /** Another split to test on. */
  FaultyCase test(String other) {
    test = other;
    return this;
  }

  FaultyCase classes(String... names) {
    classes = List.of(names);
    return this;
  }

  /** Detections in a file for each image, {@code name text}, or in one file with the name "". */
  FaultyCase found(String... files) {
    for (int i = 0; i < files.length; i += 2) {
      String place = files[i].isEmpty() ? "found.txt" : "found/" + files[i];
      text(place, files[i + 1]);
      detections = root.resolve(files[i].isEmpty() ? "found.txt" : "found");
    }
    return this;
  }

  FaultyCase foundIn(String file) {
    detections = root.resolve(file);
    return this;
  }

  ObjectNode json() {
    ObjectNode node = JSON.createObjectNode();
    node.put("data", root.toString()).put("split", split).put("test", test);
    classes.forEach(node.withArray("classes")::add);
    if (detections != null) {
      node.put("detections", detections.toString());
    }
    return node;
  }

  /** What Lossmith says: a fault, or the notes of detections that were read. */
  Outcome<List<Problem>> ours() {
    Path found = detections;
    if (found != null) {
      return VocFolder.open(root)
          .then(folder -> AnnotatedSplit.read(folder, split))
          .then(truth -> ReportedDetections.read(found, truth))
          .map(ReportedDetections::notes);
    }
    DataSource.Part part = new DataSource.Part("", List.of(split), List.of(test));
    return ExperimentImages.open(
            new DataSource.VocFolders(root.toString(), List.of(part), classes), root)
        .then(FaultyCase::pictures);
  }

  private static Outcome<List<Problem>> pictures(ExperimentImages images) {
    for (Sample sample : images.train().samples()) {
      Optional<Problem> fault = ImageDecoder.decode(sample.image(), sample.turn()).failure();
      if (fault.isPresent()) {
        return Outcome.bad(fault.get());
      }
    }
    return Outcome.ok(List.of());
  }
}
