package io.github.lossmith.trainer.card;

/**
 * A card as nvidia-smi describes it.
 *
 * @param capability compute capability, such as 8.6
 * @param totalMib memory, MiB
 * @param freeMib free memory, MiB
 */
public record GraphicsCard(
    String name, String driver, Capability capability, long totalMib, long freeMib) {
  /** The compute capability of a card, by which kernels are compiled. */
  public record Capability(int major, int minor) implements Comparable<Capability> {
    @Override
    public int compareTo(Capability other) {
      return major == other.major
          ? Integer.compare(minor, other.minor)
          : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
      return major + "." + minor;
    }
  }

  /** The first number of the driver's version; 0 where it is none. */
  public int driverMajor() {
    int dot = driver.indexOf('.');
    String first = dot < 0 ? driver : driver.substring(0, dot);
    return first.matches("[0-9]{1,6}") ? Integer.parseInt(first) : 0;
  }
}
