package io.github.lossmith.plotting.figure;

/**
 * Colours for roles. The first five curve colours are those of Okabe &amp; Ito; the others are
 * chosen to differ from them, also for people with red-green colour blindness.
 */
public enum FigureTheme {
  LIGHT,
  DARK;

  /** Share of the panel's colour in a faint line: visible, but clearly behind the others. */
  private static final double FAINT = 0.62;

  /** The colour of a role. */
  public Rgb colour(ColourRole role) {
    return Rgb.of(this == DARK ? dark(role) : light(role));
  }

  /** The colour of a line; a faint one is close to the panel's. */
  public Rgb colour(LineStyle style) {
    Rgb full = colour(style.colour());
    return style.faint() ? full.towards(colour(ColourRole.PANEL), FAINT) : full;
  }

  private static int light(ColourRole role) {
    return switch (role) {
      case PAPER -> 0xffffff;
      case PANEL -> 0xffffff;
      case INK -> 0x1a1a1a;
      case MUTED -> 0x5a5f66;
      case GRID -> 0xe4e6e9;
      case HIGHLIGHT -> 0xfde7cf;
      case SELECTION -> 0x0b62d6;
      case BACKGROUNDS -> 0x9aa1ab;
      case CURVE_1 -> 0x000000;
      case CURVE_2 -> 0x0072b2;
      case CURVE_3 -> 0xd55e00;
      case CURVE_4 -> 0x009e73;
      case CURVE_5 -> 0xb8578f;
      case CURVE_6 -> 0x6a3d00;
      case CURVE_7 -> 0x4a2ae0;
      case CURVE_8 -> 0x7a0c46;
    };
  }

  private static int dark(ColourRole role) {
    return switch (role) {
      case PAPER -> 0x15171c;
      case PANEL -> 0x1b1e24;
      case INK -> 0xe6e8eb;
      case MUTED -> 0xa3a9b3;
      case GRID -> 0x343941;
      case HIGHLIGHT -> 0x5c3b1e;
      case SELECTION -> 0x7db7ff;
      case BACKGROUNDS -> 0x6f7783;
      case CURVE_1 -> 0xe6e8eb;
      case CURVE_2 -> 0x56b4e9;
      case CURVE_3 -> 0xff8a4c;
      case CURVE_4 -> 0x2fc79b;
      case CURVE_5 -> 0xe69ac8;
      case CURVE_6 -> 0xf0e442;
      case CURVE_7 -> 0x5b6cff;
      case CURVE_8 -> 0xe43c54;
    };
  }
}
