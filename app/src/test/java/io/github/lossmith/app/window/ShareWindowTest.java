package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.lossmith.app.share.QrCode;
import java.util.Map;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ShareWindowTest extends OpenWindow {
  @Test
  void theStateOfPlaygroundIsCopiedScannedAndPasted() throws ReaderException {
    window.press(KeyCode.CONTROL, KeyCode.DIGIT4);
    Slider spread = window.find("#playground-spread", Slider.class);
    TestWindow.onScreen(
        () -> {
          spread.setValue(0.75);
          return true;
        });
    String link = copied();
    window.click("#share");
    assertThat(window.dialogs.read).containsExactly(link);
    assertThat(scanned(link)).isEqualTo(link);
    TestWindow.onScreen(
        () -> {
          spread.setValue(0.25);
          return true;
        });
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    window.press(KeyCode.CONTROL, KeyCode.V);
    assertThat(window.services.settings().get().place()).isEqualTo("playground");
    assertThat(window.find("#playground-spread", Slider.class).getValue()).isEqualTo(0.75);
    assertThat(copied()).isEqualTo(link);
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    assertThat(window.designs()).doesNotHaveDuplicates();
  }

  private String copied() {
    window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    return TestWindow.onScreen(() -> Clipboard.getSystemClipboard().getString());
  }

  private void clip(String text) {
    TestWindow.onScreen(
        () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
  }

  @Test
  void aFieldKeepsItsPasteAndABrokenLinkIsOneLine() {
    clip("lossmith:1/AAAA");
    window.click("#formula");
    window.press(KeyCode.CONTROL, KeyCode.A);
    window.press(KeyCode.CONTROL, KeyCode.V);
    assertThat(window.find("#formula", TextInputControl.class).getText())
        .isEqualTo("lossmith:1/AAAA");
    assertThat(window.dialogs.told).isEmpty();
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    window.press(KeyCode.CONTROL, KeyCode.V);
    assertThat(window.notice()).startsWith("The link is cut or was changed");
    assertThat(window.dialogs.told).hasSize(1);
    clip("-1/p");
    window.press(KeyCode.CONTROL, KeyCode.V);
    assertThat(window.notice()).startsWith("There is no link in the clipboard");
  }

  private static String scanned(String link) throws ReaderException {
    boolean[][] modules = QrCode.modules(link).orElseThrow();
    WritableImage seen = TestWindow.onScreen(() -> LinkCard.canvas(modules).snapshot(null, null));
    int width = (int) seen.getWidth();
    int[] colours = new int[width * width];
    seen.getPixelReader()
        .getPixels(0, 0, width, width, PixelFormat.getIntArgbInstance(), colours, 0, width);
    BinaryBitmap picture =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, colours)));
    return new QRCodeReader().decode(picture).getText();
  }
}
