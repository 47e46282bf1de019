package io.github.lossmith.trainer.image;

import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The screen of a GIF. Its first picture may be smaller and lie anywhere on it; around the picture
 * is the background colour. Other programs return the whole screen, and boxes refer to that.
 *
 * @param width of the screen, pixels
 * @param left where the first picture begins
 * @param background red, green and blue, 0 to 255; black where none is named
 */
public record GifScreen(int width, int height, int left, int top, int background) {
  private static final int BYTE = 0xff;

  /** The screen of the open file; one without a size is as large as its picture. */
  public static GifScreen of(ImageReader reader) throws IOException {
    Node stream = tree(reader.getStreamMetadata());
    Node image = tree(reader.getImageMetadata(0));
    int left = number(image, "ImageDescriptor", "imageLeftPosition");
    int top = number(image, "ImageDescriptor", "imageTopPosition");
    int width = number(stream, "LogicalScreenDescriptor", "logicalScreenWidth");
    int height = number(stream, "LogicalScreenDescriptor", "logicalScreenHeight");
    return width > 0 && height > 0
        ? new GifScreen(width, height, left, top, background(stream))
        : new GifScreen(reader.getWidth(0), reader.getHeight(0), 0, 0, 0);
  }

  private static Node tree(IIOMetadata metadata) {
    return metadata.getAsTree(metadata.getNativeMetadataFormatName());
  }

  private static int number(Node root, String element, String attribute) {
    for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeName().equals(element) && child instanceof Element found) {
        return Integer.parseInt(found.getAttribute(attribute));
      }
    }
    return 0;
  }

  private static int background(Node stream) {
    for (Node child = stream.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeName().equals("GlobalColorTable") && child instanceof Element table) {
        return colour(table, table.getAttribute("backgroundColorIndex"));
      }
    }
    return 0;
  }

  private static int colour(Node table, String index) {
    for (Node child = table.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element entry && entry.getAttribute("index").equals(index)) {
        return Integer.parseInt(entry.getAttribute("red")) << 16
            | Integer.parseInt(entry.getAttribute("green")) << 8
            | Integer.parseInt(entry.getAttribute("blue"));
      }
    }
    return 0;
  }

  /** The screen with the picture on it; what lies outside the screen is cut. */
  public RgbImage with(RgbImage picture) {
    if (left == 0 && top == 0 && picture.width() == width && picture.height() == height) {
      return picture;
    }
    byte[] pixels = new byte[width * height * 3];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = (byte) (background >> 16);
      pixels[i + 1] = (byte) (background >> 8 & BYTE);
      pixels[i + 2] = (byte) (background & BYTE);
    }
    int columns = Math.min(picture.width(), width - left);
    for (int y = 0; y < Math.min(picture.height(), height - top) && columns > 0; y++) {
      System.arraycopy(
          picture.pixels(),
          y * picture.width() * 3,
          pixels,
          ((y + top) * width + left) * 3,
          columns * 3);
    }
    return new RgbImage(width, height, pixels);
  }
}
