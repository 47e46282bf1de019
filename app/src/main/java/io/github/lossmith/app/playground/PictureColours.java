package io.github.lossmith.app.playground;

/**
 * The colours of the pictures as 0xRRGGBB: blue and orange, which people with red-green colour
 * blindness tell apart; the classes also differ in the shape of their points.
 */
enum PictureColours {
  LIGHT(0xd3e5f3, 0xf9dcc4, 0x2c7fb8, 0xc24a00, 0xffffff, 0x1a1a1a),
  DARK(0x15324a, 0x54301a, 0x56b4e9, 0xff9a5c, 0x15171c, 0xe6e8eb);

  private final int commonGround;
  private final int rareGround;
  private final int common;
  private final int rare;
  private final int edge;
  private final int boundary;

  PictureColours(int commonGround, int rareGround, int common, int rare, int edge, int boundary) {
    this.commonGround = commonGround;
    this.rareGround = rareGround;
    this.common = common;
    this.rare = rare;
    this.edge = edge;
    this.boundary = boundary;
  }

  /** Of a place where the rare class has this probability. */
  int ground(double rareProbability) {
    return mixed(commonGround, rareGround, rareProbability);
  }

  int point(boolean isRare) {
    return isRare ? rare : common;
  }

  /** Around the points of the rare class. */
  int edge() {
    return edge;
  }

  /** Where both classes are equally probable. */
  int boundary() {
    return boundary;
  }

  private static int mixed(int from, int to, double share) {
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 0xff;
      int b = to >> shift & 0xff;
      colour |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return colour;
  }
}
