package io.github.lossmith.app.design.model;

import io.github.lossmith.plotting.tool.BrushTool;
import io.github.lossmith.plotting.tool.KnotTool;
import io.github.lossmith.plotting.tool.NavigationTool;
import io.github.lossmith.plotting.tool.PenTool;
import io.github.lossmith.plotting.view.FigureTool;
import java.util.Locale;

/** The tools for mouse and keyboard on the panels. */
public enum DrawTool {
  LOOK("fth-move", "Alt+1") {
    @Override
    public FigureTool tool() {
      return new NavigationTool();
    }
  },
  KNOTS("fth-git-commit", "Alt+2") {
    @Override
    public FigureTool tool() {
      return new KnotTool();
    }
  },
  PEN("fth-edit-2", "Alt+3") {
    @Override
    public FigureTool tool() {
      return new PenTool();
    }
  },
  ERASER("fth-delete", "Alt+4") {
    @Override
    public FigureTool tool() {
      return BrushTool.eraser();
    }
  },
  SMOOTHER("fth-wind", "Alt+5") {
    @Override
    public FigureTool tool() {
      return BrushTool.smoother();
    }
  };

  private final String icon;
  private final String keys;

  DrawTool(String icon, String keys) {
    this.icon = icon;
    this.keys = keys;
  }

  public abstract FigureTool tool();

  public String icon() {
    return icon;
  }

  /** The message key of its name; with {@code .hint}, of its tooltip. */
  public String key() {
    return "app.tool." + name().toLowerCase(Locale.ROOT);
  }

  /** The shortcut. */
  public String keys() {
    return keys;
  }

  public boolean draws() {
    return this != LOOK;
  }
}
