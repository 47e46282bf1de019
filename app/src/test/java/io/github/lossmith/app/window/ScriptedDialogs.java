package io.github.lossmith.app.window;

import io.github.lossmith.app.screen.Dialogs;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Answers by script and keeps what it was told; an unexpected mistake fails the test. */
public final class ScriptedDialogs implements Dialogs {
  public final Deque<String> answers = new ArrayDeque<>();
  public final Deque<Path> files = new ArrayDeque<>();
  public final List<String> asked = new ArrayList<>();
  public final List<Problem> told = new ArrayList<>();
  public final List<String> read = new ArrayList<>();
  public String suggested = "";
  public Consumer<Node> onForm = content -> {};
  public final List<Throwable> mistakes = new ArrayList<>();

  @Override
  public String ask(String key, List<String> choices, Object... arguments) {
    asked.add(key);
    return answers.isEmpty() ? choices.get(choices.size() - 1) : answers.remove();
  }

  @Override
  public Optional<String> line(String key, String before) {
    asked.add(key);
    return Optional.ofNullable(answers.poll());
  }

  @Override
  public boolean form(
      String titleKey, Node content, String yesKey, ObservableValue<Boolean> possible) {
    asked.add(titleKey);
    onForm.accept(content);
    return yesKey.equals(answers.poll()) && possible.getValue();
  }

  @Override
  public void tell(Problem problem) {
    told.add(problem);
  }

  @Override
  public void unexpected(Throwable mistake) {
    mistakes.add(mistake);
  }

  @Override
  public void read(String titleKey, String text) {
    read.add(text);
  }

  @Override
  public void link(String link) {
    read.add(link);
  }

  @Override
  public Optional<Path> open(FileKind kind) {
    return Optional.ofNullable(files.poll());
  }

  @Override
  public Optional<Path> save(FileKind kind, String suggestion) {
    suggested = suggestion;
    return Optional.ofNullable(files.poll());
  }

  @Override
  public Optional<Path> folder(String titleKey) {
    return Optional.ofNullable(files.poll());
  }
}
