package io.github.lossmith.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.resources.Messages;
import io.github.lossmith.trainer.dataset.OddPictures;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exported program has Lossmith's words for what is wrong with data and detections. */
class ScriptWordsTest {
  /** What the two say of data sets and detections. */
  private static final Pattern SAID = Pattern.compile("trainer\\.(voc|metric|image|data)\\..*");

  /** Said by the doctor, on Windows, of generated images, or of pictures alone, below. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "trainer.voc.id-on-windows",
          "trainer.voc.annotations-empty",
          "trainer.voc.images-empty",
          "trainer.voc.splits-elsewhere",
          "trainer.voc.unreadable",
          "trainer.data.cache",
          "trainer.data.no-folder",
          "trainer.image.missing",
          "trainer.image.damaged");

  @TempDir private Path folder;
  private final List<FaultyCase> cases = new ArrayList<>();

  private FaultyCase add(String name) {
    FaultyCase one = new FaultyCase(folder.resolve("cases"), name);
    cases.add(one);
    return one;
  }

  private List<JsonNode> theirs() throws Exception {
    TorchProgram.assumeTorch();
    Files.writeString(
        folder.resolve("program.py"),
        ExperimentProgram.text(ExperimentPresets.named("quick"), folder).orThrow());
    Path script = folder.resolve("say_faults.py");
    try (InputStream in = getClass().getResourceAsStream("say_faults.py")) {
      Files.copy(in, script);
    }
    ObjectMapper json = new ObjectMapper();
    ArrayNode all = json.createArrayNode();
    cases.forEach(one -> all.add(one.json()));
    Path file = Files.writeString(folder.resolve("cases.json"), all.toString());
    List<JsonNode> answers = new ArrayList<>();
    for (String line : TorchProgram.run(script, folder, "program", file).lines().toList()) {
      answers.add(json.readTree(line));
    }
    return answers;
  }

  /** Compares all cases and gives the keys of what was said. */
  private Set<String> compared() throws Exception {
    List<JsonNode> theirs = theirs();
    assertThat(theirs).hasSameSizeAs(cases);
    Set<String> keys = new TreeSet<>();
    SoftAssertions same = new SoftAssertions();
    for (int i = 0; i < cases.size(); i++) {
      Outcome<List<Problem>> ours = cases.get(i).ours();
      String fault = ours.failure().map(Problem::message).orElse("");
      same.assertThat(theirs.get(i).get("fault").asText()).as(cases.get(i).name).isEqualTo(fault);
      List<Problem> notes = ours.toOptional().orElse(List.of());
      if (ours.isOk()) {
        same.assertThat(theirs.get(i).path("notes"))
            .as(cases.get(i).name)
            .extracting(JsonNode::asText)
            .containsExactlyElementsOf(notes.stream().map(Problem::message).toList());
      }
      ours.failure().ifPresent(problem -> keys.add(problem.key()));
      notes.forEach(note -> keys.add(note.key()));
    }
    same.assertAll();
    return keys;
  }

  @Test
  void everyFaultHasTheSameWords() throws Exception {
    folders();
    splits();
    annotations();
    names();
    detections();
    boxes();
    Set<String> wanted = new TreeSet<>(Messages.bundle("trainer", Locale.ENGLISH).keySet());
    wanted.removeIf(key -> !SAID.matcher(key).matches() || ELSEWHERE.contains(key));
    assertThat(compared()).containsAll(wanted);
  }

  private void folders() {
    add("good");
    add("no folder").moved("", "../elsewhere");
    add("no layout").moved("Annotations", "../away").moved("ImageSets", "../sets");
    add("yolo").moved("Annotations", "../gone").text("labels/a.txt", "0 .1 .1 .1 .1");
    add("coco").moved("Annotations", "../off").text("annotations/instances.json", "{}");
    add("lower case folder").moved("Annotations", "annotations");
    add("deeper").moved("Annotations", "Annotations2").moved("Annotations2", "Annotations/xml");
    add("images in images").moved("JPEGImages", "images");
    add("images in the folder itself").moved("JPEGImages/a.png", "a.png").moved("JPEGImages", "x");
    add("empty image folder").moved("JPEGImages/a.png", "../1").moved("JPEGImages/b.png", "../2");
    add("one image less").moved("JPEGImages/b.png", "../3");
    add("no image at all").moved("JPEGImages", "../4");
    add("image in nfd")
        .text("ImageSets/Main/all.txt", "\u00e9")
        .image("JPEGImages/e\u0301.png")
        .text("Annotations/\u00e9.xml", FaultyCase.GOOD);
    add("annotation in cyrillic")
        .text("ImageSets/Main/all.txt", "\u0430")
        .image("JPEGImages/\u0430.png");
    add("annotation less").text("ImageSets/Main/all.txt", "c");
    add("annotation is a folder")
        .text("ImageSets/Main/all.txt", "c")
        .text("Annotations/c.xml/x", "");
    add("picture is a page").text("JPEGImages/b.png", "<html>");
    add("empty picture").text("JPEGImages/b.png", "");
    add("webp").text("JPEGImages/b.png", "RIFF\u0001\u0001\u0001\u0001WEBPVP8 x");
    add("floating-point picture").bytes("JPEGImages/b.png", OddPictures.tiffOfFloats(0.5f));
    add("inks").bytes("JPEGImages/b.png", OddPictures.tiffOfInks(1, 2, 3, 4));
    add("gif on a screen").bytes("JPEGImages/b.png", OddPictures.gifOnAScreen());
    add("huge picture").bytes("JPEGImages/b.png", pngHead(20_000));
  }

  /** A PNG of that size whose pixels are missing. */
  private static byte[] pngHead(int side) {
    ByteBuffer png = ByteBuffer.allocate(45);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}).putInt(13);
    png.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(side).putInt(side);
    png.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(png.array(), 12, 17);
    png.putInt((int) sum.getValue()).putInt(0);
    png.put("IDAT".getBytes(StandardCharsets.US_ASCII)).putInt(0x35af061e);
    return png.array();
  }

  private void splits() {
    String all = "ImageSets/Main/all.txt";
    add("no split").split("train");
    add("split like a path").split("../all");
    add("split in capitals").moved(all, "ImageSets/Main/all.TXT");
    add("many splits").split("none");
    for (int i = 0; i < 13; i++) {
      cases.get(cases.size() - 1).text("ImageSets/Main/s\u00a0" + i + ".txt", "a");
    }
    add("no sets").moved("ImageSets", "imagesets");
    add("empty split").text(all, " \n\n");
    add("ids with endings").text(all, "a.jpg\nb.jpg");
    add("ids with xml").text(all, "a.XML");
    add("id is a path").text(all, "a\n../b");
    add("id is a windows path").text(all, "x\\b");
    add("long id").text(all, "\ud83d\ude00".repeat(126));
    add("long id that is none").text(all, "\ud83d\ude00".repeat(125)).image("JPEGImages/a.jpg");
    add("control in id").text(all, "a\n\nb\u0007");
    add("latin split").text(all, "a\nb\n\u00e9", "ISO-8859-1");
    add("split in utf-16").text(all, "a\nb", "UTF-16");
    add("huge split").bytes(all, new byte[(64 << 20) + 1]);
    add("flags").text(all, "a 1\nb  -1");
  }

  private void annotations() {
    String a = "Annotations/a.xml";
    add("broken").annotation("</object>", "");
    add("two lines down").annotation("<object>", "\n\n<object");
    add("doctype")
        .text(a, "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e \"f\">]>" + FaultyCase.GOOD);
    add("external").text(a, "<!DOCTYPE annotation SYSTEM \"file:///etc/passwd\"><annotation/>");
    add("entity").annotation("cell", "&e;");
    add("other root").text(a, "<html/>");
    add("latin").text(a, FaultyCase.GOOD.replace("cell", "\n\u00e9"), "ISO-8859-1");
    add("latin, called utf-8")
        .text(
            a,
            "<?xml version='1.0' encoding='UTF-8'?>" + FaultyCase.GOOD.replace("cell", "\u00e9"),
            "ISO-8859-1");
    add("unknown encoding").text(a, "<?xml version='1.0' encoding='klingon'?>" + FaultyCase.GOOD);
    add("too large").bytes(a, new byte[(4 << 20) + 1]);
    add("no box is right").annotation("<xmin>10", "<xmin>60").text("ImageSets/Main/all.txt", "a");
    add("all difficult")
        .annotation("<bndbox>", "<difficult>1</difficult><bndbox>")
        .text("ImageSets/Main/all.txt", "a");
    add("nothing to find")
        .text("ImageSets/Main/rest.txt", "c")
        .text("Annotations/c.xml", "<annotation/>")
        .image("JPEGImages/c.png")
        .test("rest");
    add("no objects").text(a, "<annotation/>").text("Annotations/b.xml", "<annotation/>");
  }

  private void names() {
    add("unknown class").classes("dog", "cat");
    add("unknown class of many")
        .annotation("cell", "x".repeat(90) + "\u200b")
        .classes("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "cell");
    add("class with a hidden blank")
        .annotation("cell", "red\u00a0cell")
        .classes("red cell", "cell");
    add("class in two cases").annotation("cell", "Cell").classes("cell", "dog");
    add("class in cyrillic").annotation("cell", "\u0441\u0435ll").classes("cell");
    add("class in nfd").annotation("cell", "e\u0301").classes("\u00e9", "cell");
    add("class with two blanks").annotation("cell", "a  b").classes("a b", "cell");
    add("class of fullwidth letters").annotation("cell", "\uff43ell").classes("cell", "cELL");
    add("class with a sharp s").annotation("cell", "stra\u00dfe").classes("STRASSE", "cell");
    add("class with a soft hyphen").annotation("cell", "ce\u00adll").classes("cell");
    add("class with dashes").annotation("cell", "a\u2013b").classes("a-b", "cell");
    add("class of emoji").annotation("cell", "\ud83d\ude00".repeat(40)).classes("cell");
  }

  private void detections() {
    String good = "cell 0.9 10 12 50 44\n";
    add("found all").found("a.txt", good, "b.TXT", good);
    add("found in one file").found("", "a " + good + "b " + good);
    add("nothing there").foundIn("nowhere");
    add("empty file").found("", "");
    add("no files").found("x.txt", good, "y.txt", good);
    add("a file less and one more").found("a.txt", good, "y.txt", good);
    add("not a line").found("a.txt", good + "\n cell 0.9 1 2 3\n");
    add("not a line with image").found("", "a cell 0.9 1 2 3 4\na 0.9 1 2 3 4");
    add("long words").found("a.txt", "x".repeat(100));
    add("long line").found("a.txt", "x ".repeat(100_001));
    add("no class fits").found("", "a dog 0.9 1 2 3 4\na \u200bcat 0.9 1 2 3 4");
    add("no image fits").found("", "c cell 0.9 1 2 3 4\nd cell 0.9 1 2 3 4");
    add("some other classes").found("a.txt", good + "dog 0.5 1 2 3 4\nc\u0430t 0.5 1 2 3 4");
    add("some other images").found("", "a " + good + "c cell 0.5 1 2 3 4");
    add("corners exchanged").found("a.txt", good + good + "cell 0.3 9 9 5 5\ncell 0.2 9 9 5 5");
    add("decimal commas").found("a.txt", "cell 0,9 10 12 50 44");
    add("not a number").found("a.txt", "cell nan 10 12 50 44");
    add("latin letters")
        .bytes("found/a.txt", (good + good + "\u00e9").getBytes(StandardCharsets.ISO_8859_1))
        .foundIn("found");
    add("with a mark")
        .bytes("found/a.txt", ("\ufeff" + good).getBytes(StandardCharsets.UTF_16LE))
        .foundIn("found");
    add("names with blanks")
        .annotation("cell", "red \u00a0 cell")
        .text("ImageSets/Main/all.txt", "a\na b")
        .text("Annotations/a b.xml", FaultyCase.GOOD)
        .found(
            "", "a  b cell 0.9 10 12 50 44\na red cell 0.9 10 12 50 44\na b red  cell .5 1 2 3 4");
    add("a corner that is none").annotation("<xmin>10", "<xmin>1,0").found("a.txt", good);
  }

  private void boxes() {
    String shares =
        FaultyCase.GOOD
            .replace(">10<", ">0.1<")
            .replace(">12<", ">0.2<")
            .replace(">50<", ">.6<")
            .replace(">44<", ">7e-1<");
    add("annotated shares").text("Annotations/a.xml", shares).text("Annotations/b.xml", shares);
    add("some annotated shares").text("Annotations/a.xml", shares);
    add("shares")
        .found("a.txt", "cell 0.9 0.1 0.2 0.6 0.7\n", "b.txt", "cell 0.9 0.1 0.2 0.6 0.7\n");
    add("shares that reach out").found("", "a cell 0.9 -0.1 0.2 1.1 0.7\n");
    add("whole numbers from 0 to 1").found("a.txt", "cell 0.9 0 0 1 1");
    add("sizes").found("a.txt", "cell 0.9 10 12 40 32", "b.txt", "cell 0.8 11 12 40 32");
    add("centres").found("a.txt", "cell 0.9 30 28 40 32", "b.txt", "cell 0.8 30 28 40 32");
    add("rows first")
        .found("a.txt", "cell 0.9 12 10 44 50", "b.txt", "cell 0.8 12 10 44 50")
        .annotation("<xmax>50", "<xmax>20")
        .text("Annotations/b.xml", FaultyCase.GOOD.replace("<xmax>50", "<xmax>20"));
    add("last corner first")
        .found("a.txt", "cell 0.9 50 44 10 12", "b.txt", "cell 0.8 50 44 10 12");
    add("poor but corners").found("a.txt", "cell 0.9 60 50 70 60", "b.txt", "cell 0.8 1 2 3 4");
  }
}
