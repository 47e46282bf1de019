package io.github.lossmith.app.screen;

import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The dialogs of the window. Tests answer them by a script. */
public interface Dialogs {
  /**
   * A question with named answers. Return selects the safe one of two, the first of more.
   *
   * @param key of the question; {@code key.title} is the dialog's title
   * @param answers keys of the buttons' texts, the safe one last; it is also Escape's
   * @return the key of the answer
   */
  String ask(String key, List<String> answers, Object... arguments);

  /**
   * A line of text, none if the user cancelled.
   *
   * @param key of the label; {@code key.title} is the dialog's title
   */
  Optional<String> line(String key, String before);

  /**
   * A form of several fields.
   *
   * @param titleKey of the dialog's title
   * @param yesKey of the button that agrees
   * @param possible whether what is typed can be agreed to
   * @return whether the user agreed
   */
  boolean form(String titleKey, Node content, String yesKey, ObservableValue<Boolean> possible);

  /** A problem that belongs to no control on the screen. */
  void tell(Problem problem);

  /** A bug in the program: a stable code and details to copy. */
  void unexpected(Throwable mistake);

  /** A text with a title and a button to copy it. */
  void read(String titleKey, String text);

  /** A link, its QR code and a button to copy it. */
  void link(String link);

  /** A file to open. */
  Optional<Path> open(FileKind kind);

  /** A file to write; the platform's dialog has asked before replacing one. */
  Optional<Path> save(FileKind kind, String suggestion);

  /** A folder. */
  Optional<Path> folder(String titleKey);

  /**
   * A kind of files for a file dialog.
   *
   * @param key the message key of its name
   * @param endings extensions such as {@code csv}, without the dot; the first is added to a name
   *     that has none
   */
  record FileKind(String key, List<String> endings) {
    public FileKind {
      endings = List.copyOf(endings);
    }
  }
}
