package io.github.lossmith.app.screen;

import io.github.lossmith.resources.Screens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads FXML forms in the language of the texts, with controllers from a hand-written map. */
public final class Forms {
  private final Texts texts;
  private final Map<Class<?>, Supplier<?>> controllers;
  private final List<AutoCloseable> open = new ArrayList<>();

  public Forms(Texts texts, Map<Class<?>, Supplier<?>> controllers) {
    this.texts = texts;
    this.controllers = Map.copyOf(controllers);
  }

  /**
   * The form {@code screens/name.fxml}.
   *
   * @throws UncheckedIOException if the form is broken
   */
  public Parent load(String name) {
    FXMLLoader loader = new FXMLLoader(Screens.form(name), texts.forForms());
    loader.setControllerFactory(this::controller);
    try {
      return loader.load();
    } catch (IOException broken) {
      throw new UncheckedIOException("the form " + name + " does not load", broken);
    }
  }

  /** Closes the controllers of the forms loaded until now. */
  public void release() {
    for (AutoCloseable controller : open) {
      try {
        controller.close();
      } catch (Exception unexpected) {
        throw new IllegalStateException("a controller did not close", unexpected);
      }
    }
    open.clear();
  }

  private Object controller(Class<?> type) {
    Supplier<?> maker = controllers.get(type);
    if (maker == null) {
      throw new IllegalArgumentException("no place makes the controller " + type.getName());
    }
    Object made = maker.get();
    if (made instanceof AutoCloseable closeable) {
      open.add(closeable);
    }
    return made;
  }
}
