package io.github.lossmith.plotting.view;

/** The reactions of a figure to mouse and keyboard. */
@FunctionalInterface
public interface FigureTool {
  /** No tool: only the cursor is read. */
  FigureTool NONE = view -> () -> {};

  /** Registers handlers on a figure and returns a handle that removes them. */
  Runnable register(FigureView view);
}
