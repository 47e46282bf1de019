package io.github.lossmith.trainer.voc;

import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads Pascal VOC annotation files. They are not trusted: document type declarations, and so all
 * entities, are rejected, and files of more than 4 MiB.
 */
public final class AnnotationFile {
  /** 20,000 objects of 200 bytes; annotations of VOC have some kilobytes. */
  public static final int MAXIMUM_BYTES = 4 << 20;

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  public AnnotationFile() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // the JDK's parser prints what nobody listens to on the standard error
    factory.setXMLReporter((message, type, information, location) -> {});
  }

  /** Reads the annotation of the image {@code id} from a file. */
  public Outcome<ImageAnnotation> read(String id, Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return Outcome.bad("trainer.voc.annotation-missing", file);
      }
      long bytes = Files.size(file);
      if (bytes > MAXIMUM_BYTES) {
        return Outcome.bad("trainer.voc.annotation-large", file, bytes, MAXIMUM_BYTES);
      }
      return DeclaredText.ofXml(file, Files.readAllBytes(file)).then(text -> parse(id, file, text));
    } catch (IOException e) {
      return Outcome.bad("trainer.voc.unreadable", file, String.valueOf(e.getMessage()));
    }
  }

  private Outcome<ImageAnnotation> parse(String id, Path file, String text) {
    try {
      XMLStreamReader xml = open(text);
      AnnotationCollector parts = new AnnotationCollector();
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
          return Outcome.bad("trainer.voc.annotation-doctype", file, line(xml));
        }
        parts.take(event, xml);
      }
      return parts.isAnnotation()
          ? Outcome.ok(parts.annotation(id))
          : Outcome.bad("trainer.voc.annotation-other", file);
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      return Outcome.bad("trainer.voc.annotation-broken", file, line);
    }
  }

  /** Factories are not promised to be safe for several threads; readers are used by one. */
  private synchronized XMLStreamReader open(String text) throws XMLStreamException {
    return factory.createXMLStreamReader(new StringReader(text));
  }

  private static int line(XMLStreamReader xml) {
    return Math.max(1, xml.getLocation().getLineNumber());
  }
}
