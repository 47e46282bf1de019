package io.github.lossmith.plotting.view;

/** What the mouse and the keyboard do on a figure. */
@FunctionalInterface
public interface Tool {
  /** Only the cursor is read. */
  Tool NONE = view -> () -> {};

  /** Registers handlers on a figure and gives what takes them away again. */
  Runnable register(FigureView view);
}
