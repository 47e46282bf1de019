package io.github.lossmith.plotting.view;

/** What the mouse and the keyboard do on a figure. */
@FunctionalInterface
public interface FigureTool {
  /** Only the cursor is read. */
  FigureTool NONE = view -> () -> {};

  /** Registers handlers on a figure and gives what takes them away again. */
  Runnable register(FigureView view);
}
