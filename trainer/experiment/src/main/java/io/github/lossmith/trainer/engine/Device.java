package io.github.lossmith.trainer.engine;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The device that a run is trained on.
 *
 * @param name as PyTorch spells it: {@code cpu}, {@code cuda}, {@code cuda:1}, {@code mps}
 */
public record Device(String name) {
  /** The processor. */
  public static final Device CPU = new Device("cpu");

  /** The first NVIDIA graphics card. */
  public static final Device CUDA = new Device("cuda");

  /** The graphics processor of an Apple machine. */
  public static final Device MPS = new Device("mps");

  private static final Pattern NAMES = Pattern.compile("cpu|mps|cuda(:[0-9]{1,3})?");
  private static final String CARD = "cuda:";

  /** The card of this number, counted from 0. */
  public static Device card(int number) {
    return new Device(CARD + number);
  }

  /** The device of this name; {@code gpu}, as version 0.1.0 wrote, is the first card. */
  public static Optional<Device> of(String name) {
    if (name.equals("gpu")) {
      return Optional.of(CUDA);
    }
    return NAMES.matcher(name).matches() ? Optional.of(new Device(name)) : Optional.empty();
  }

  /** Whether it is the processor. */
  public boolean isProcessor() {
    return name.equals(CPU.name);
  }

  /** Whether it is an NVIDIA card. */
  public boolean isCard() {
    return name.startsWith(CUDA.name);
  }

  /** The number of the card, 0 for the first and for what is none. */
  public int number() {
    return name.startsWith(CARD) ? Integer.parseInt(name.substring(CARD.length())) : 0;
  }

  /** The same device: {@code cuda} is {@code cuda:0}. */
  public boolean isSame(Device other) {
    return isCard() == other.isCard() && (isCard() ? number() == other.number() : equals(other));
  }

  @Override
  public String toString() {
    return name;
  }
}
