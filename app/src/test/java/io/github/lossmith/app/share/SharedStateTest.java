package io.github.lossmith.app.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.lossmith.app.playground.RaceSetup;
import io.github.lossmith.app.share.SharedState.Examples;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.imbalance.GradientSpace;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.designer.playground.NetworkLayout;
import io.github.lossmith.designer.playground.PointRecipe;
import io.github.lossmith.designer.playground.PointSet;
import io.github.lossmith.designer.playground.PointShape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedStateTest {
  private static final Design OWN = Design.typed("mine «γ»", "-(1-p)^gamma/p");
  private static final RaceSetup RACE =
      new RaceSetup(
          new PointRecipe(PointShape.RING, 300, 37, 0.7, 0.05),
          Optional.empty(),
          NetworkLayout.LARGE,
          0.03,
          7,
          0);

  private static SharedState design(Design design) {
    return new SharedState("design", List.of(design), 0, 0.25, Optional.empty(), Optional.empty());
  }

  private static SharedState playground(RaceSetup race) {
    List<Design> shown = List.of(Presets.all().get(0), OWN, Presets.all().get(2));
    return new SharedState("playground", shown, 1, 0, Optional.empty(), Optional.of(race));
  }

  @Test
  void aLinkOpensWhatItWasMadeOf() {
    Examples table = new Examples(Imbalance.paper(), GradientSpace.LOGIT);
    SharedState imbalance =
        new SharedState(
            "imbalance", List.of(OWN, Presets.all().get(1)), 1, 0, Optional.of(table), none());
    for (SharedState state : List.of(design(OWN), imbalance, playground(RACE))) {
      String link = state.link().orThrow();
      assertThat(link).matches("lossmith:1/[A-Za-z0-9_-]+").hasSizeLessThan(700);
      assertThat(SharedState.read(link).orThrow()).isEqualTo(state);
      assertThat(SharedState.read(" \n" + link.substring(0, 60) + "\r\n " + link.substring(60)))
          .isEqualTo(SharedState.read(link));
    }
  }

  private static Optional<RaceSetup> none() {
    return Optional.empty();
  }

  @Test
  void pointsOfOnesOwnAreKeptToTheLastBit() {
    PointSet points =
        new PointSet(
            List.of(
                new PointSet.Labelled(1 / 3.0, -0.1, true),
                new PointSet.Labelled(0.7, Math.PI / 4, false)));
    String link = playground(learning(points)).link().orThrow();
    PointSet read = SharedState.read(link).orThrow().setup().orElseThrow().own().orElseThrow();
    assertThat(read.size()).isEqualTo(2);
    assertThat(List.of(read.x(0), read.y(1))).containsExactly(1 / 3.0, Math.PI / 4);
    assertThat(List.of(read.isRare(0), read.isRare(1))).containsExactly(true, false);
  }

  private static RaceSetup learning(PointSet own) {
    return new RaceSetup(RACE.recipe(), Optional.of(own), RACE.layout(), 0.01, 1, 0);
  }

  @Test
  void whatIsTooLargeForALinkIsRefused() {
    RaceSetup many = learning(RACE.recipe().withCount(5000).points(0));
    assertThat(playground(many).link().failure().orElseThrow().key()).isEqualTo("app.share.large");
  }

  /** The sources of the pictures are in {@link #broken(String)}. */
  @ParameterizedTest
  @CsvSource({
    "cut, app.share.damaged",
    "changed, app.share.damaged",
    "longer, app.share.damaged",
    "newer, app.share.newer",
    "megabyte, app.share.long",
    "bomb, app.share.unpacked",
    "path, app.share.no-link",
    "word, app.share.damaged"
  })
  void brokenLinksAreAnsweredInOneLine(String fault, String key) {
    var refused = SharedState.read(broken(fault)).failure().orElseThrow();
    assertThat(refused.key()).isEqualTo(key);
    assertThat(refused.message()).hasLineCount(1).hasSizeLessThan(250);
  }

  private static String broken(String fault) {
    String link = design(OWN).link().orThrow();
    return switch (fault) {
      case "cut" -> link.substring(0, link.length() - 9);
      case "changed" -> link.substring(0, 40) + (link.charAt(40) == 'A' ? 'B' : 'A') + tail(link);
      case "longer" -> link + "AAAA";
      case "newer" -> link.replace(":1/", ":2/");
      case "megabyte" -> link + "A".repeat(1_000_000);
      case "bomb" -> packed(" ".repeat(3_000_000));
      case "path" -> "/etc/passwd";
      default -> "lossmith:hello";
    };
  }

  private static String tail(String link) {
    return link.substring(41);
  }

  private static String packed(String json) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(json.getBytes(StandardCharsets.UTF_8));
    deflater.finish();
    byte[] bytes = new byte[20_000];
    int length = deflater.deflate(bytes);
    deflater.end();
    byte[] whole = Arrays.copyOf(bytes, length);
    return "lossmith:1/" + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]|app.share.content",
        "{}|app.share.content",
        "{\"place\":\"help\",\"designs\":[\"CE\"],\"selected\":0,\"t\":0}|app.share.content",
        "{\"place\":\"design\",\"designs\":[\"CE\"],\"selected\":1,\"t\":0}|app.share.content",
        "{\"place\":\"design\",\"designs\":[\"CE\"],\"selected\":0,\"t\":9}|app.share.content",
        "{\"place\":\"design\",\"designs\":[\"X9\"],\"selected\":0,\"t\":0}|app.share.preset",
        "{\"place\":\"design\",\"designs\":[],\"selected\":0,\"t\":0}|app.share.content",
        "{\"place\":\"design\",\"file\":\"/etc/passwd\"}|app.share.content",
        "{\"place\":\"design\",\"designs\":[{\"name\":\"a\"}]}|designer.file.noShape",
        "{\"place\":\"playground\",\"designs\":[\"CE\"],\"selected\":0,\"t\":0}|app.share.content",
        "{\"place\":\"imbalance\",\"designs\":[\"CE\"],\"selected\":0,\"t\":0}|app.share.content",
        "{\"place\":|designer.file.json"
      })
  void statesThatNobodyCanMakeAreRefused(String json, String key) {
    var refused = SharedState.read(packed(json)).failure().orElseThrow();
    assertThat(refused.key()).isEqualTo(key);
    assertThat(refused.message()).hasLineCount(1);
  }

  @Test
  void noDamageOfALinkThrows() {
    Random random = new Random(19);
    String link = playground(RACE).link().orThrow();
    List<String> opened = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      char[] letters = link.toCharArray();
      letters[11 + random.nextInt(letters.length - 11)] = (char) (33 + random.nextInt(90));
      String damaged = new String(letters);
      if (!damaged.equals(link) && SharedState.read(damaged).isOk()) {
        opened.add(damaged);
      }
    }
    // The last letter of base64 may carry bits that no byte takes.
    assertThat(opened).allMatch(one -> one.startsWith(link.substring(0, link.length() - 1)));
  }

  @Test
  void theQrCodeIsReadAsTheLink() throws ReaderException {
    String link = playground(RACE).link().orThrow();
    boolean[][] dark = QrCode.modules(link).orElseThrow();
    int pixels = 3;
    int size = pixels * dark.length;
    int[] colours = new int[size * size];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = dark[i / size / pixels][i % size / pixels] ? 0 : 0xffffff;
    }
    RGBLuminanceSource picture = new RGBLuminanceSource(size, size, colours);
    assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(picture))).getText())
        .isEqualTo(link);
  }

  @Test
  void aTextThatIsTooLongHasNoCode() {
    assertThat(QrCode.modules("lossmith:1/" + "A".repeat(2942))).isPresent();
    assertThat(QrCode.modules("lossmith:1/" + "A".repeat(2943))).isEmpty();
  }
}
