package io.github.lossmith.app.design.model;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.task.Tasks.Cancellable;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.designer.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/**
 * The open designs, which of them are ticked for the figure and which one is selected, the examples
 * they are compared on, and all changes. A preset never changes: the first change is made on a
 * copy.
 */
public final class DesignsModel {
  private static final int FIRST_TICKS = 4;
  private static final String FIRST_FORMULA = "-1/p";
  private static final Duration PAUSE = Duration.ofMillis(1200);
  private final Texts texts;
  private final DesignNames names;
  private final Tasks tasks;
  private final List<OpenDesign> presets;
  private final UndoHistory<DesignsState> history = new UndoHistory<>(DesignsState.EMPTY);
  private final ObservableList<OpenDesign> openDesigns = FXCollections.observableArrayList();
  private final DesignSelection selection = new DesignSelection();
  private final ObservableSet<Long> ticked = selection.ticked();
  private final ReadOnlyObjectWrapper<Imbalance> examples =
      new ReadOnlyObjectWrapper<>(Imbalance.paper());
  private final Map<Long, Long> originals = new HashMap<>();
  private final OwnWork ownWork = new OwnWork(this);
  private final LongProperty selectedDesign = selection.selected();
  private final DoubleProperty progress = new SimpleDoubleProperty();
  private final ReadOnlyIntegerWrapper begun = new ReadOnlyIntegerWrapper();
  private long nextId = 1;
  private boolean inGesture;
  private boolean arranging;
  private boolean goingBack;
  private @Nullable Cancellable pause;

  public DesignsModel(Texts texts, Tasks tasks, List<Design> presets) {
    this.texts = texts;
    names = new DesignNames(texts);
    this.tasks = tasks;
    List<OpenDesign> known = new ArrayList<>();
    presets.forEach(design -> known.add(new OpenDesign(-1 - known.size(), design)));
    this.presets = List.copyOf(known);
    this.presets.stream().limit(FIRST_TICKS).forEach(openDesign -> ticked.add(openDesign.id()));
    history.now().addListener((observed, before, now) -> arrange(now));
    arrange(history.now().get());
    selectedDesign.set(openDesigns.get(0).id());
  }

  /** The user's designs, then the presets. */
  public ObservableList<OpenDesign> openDesigns() {
    return openDesigns;
  }

  /** The ids of the designs on the figure. */
  public ObservableSet<Long> ticked() {
    return ticked;
  }

  /** The designs on the figure, in the order of the list. */
  public List<OpenDesign> shown() {
    return openDesigns.stream().filter(openDesign -> ticked.contains(openDesign.id())).toList();
  }

  /**
   * What is shown, to return to.
   *
   * @param ticked the designs on the figure
   * @param selectedDesign the one in the inspector
   */
  public record View(Set<Long> ticked, long selectedDesign) {}

  public View view() {
    return new View(Set.copyOf(ticked), selectedDesign.get());
  }

  /** Shows what still exists of an earlier view. */
  public void show(View view) {
    ticked.removeIf(id -> !view.ticked.contains(id));
    view.ticked.stream().filter(id -> openDesign(id).isPresent()).forEach(ticked::add);
    openDesign(view.selectedDesign).ifPresent(openDesign -> selectedDesign.set(openDesign.id()));
  }

  /** What is the user's while a lesson is open. */
  public OwnWork ownWork() {
    return ownWork;
  }

  /** Which designs are on the figure and in the inspector. */
  public DesignSelection selection() {
    return selection;
  }

  /** The id of the design in the inspector. */
  public LongProperty selectedDesign() {
    return selectedDesign;
  }

  /** The easy and the hard examples that the losses are compared on. */
  public ReadOnlyObjectProperty<Imbalance> examples() {
    return examples.getReadOnlyProperty();
  }

  /** Compares the losses on other examples, as one undo step. */
  public void setExamples(String step, Imbalance changed) {
    endGesture();
    history.change(step, designs().with(changed));
  }

  /** The original of each copy, by their ids. */
  Map<Long, Long> originals() {
    return Map.copyOf(originals);
  }

  /** The design that a copy was made of; empty for one that is no copy. */
  public OptionalLong original(long id) {
    Long original = originals.get(id);
    return original == null ? OptionalLong.empty() : OptionalLong.of(original);
  }

  /** The training progress t, for formulas that use it. */
  public DoubleProperty progress() {
    return progress;
  }

  public UndoHistory<DesignsState> history() {
    return history;
  }

  Optional<OpenDesign> openDesign(long id) {
    return openDesigns.stream().filter(openDesign -> openDesign.id() == id).findFirst();
  }

  /** The design in the inspector; the list is never empty. */
  public OpenDesign current() {
    return openDesign(selectedDesign.get()).orElseGet(() -> openDesigns.get(0));
  }

  /** True while undo or redo restores a state. */
  boolean goingBack() {
    return goingBack;
  }

  /** True while the list is updated, when its selection changes without the user. */
  public boolean arranging() {
    return arranging;
  }

  private void arrange(DesignsState designs) {
    arranging = true;
    try {
      list(designs);
      examples.set(designs.examples());
    } finally {
      arranging = false;
    }
  }

  private void list(DesignsState designs) {
    List<OpenDesign> wanted =
        Stream.concat(designs.openDesigns().stream(), presets.stream()).toList();
    List<Long> ids = wanted.stream().map(OpenDesign::id).toList();
    if (ids.equals(openDesigns.stream().map(OpenDesign::id).toList())) {
      for (int i = 0; i < wanted.size(); i++) {
        if (!wanted.get(i).equals(openDesigns.get(i))) {
          openDesigns.set(i, wanted.get(i));
        }
      }
    } else {
      long kept = selectedDesign.get();
      openDesigns.setAll(wanted);
      selectedDesign.set(ids.contains(kept) ? kept : ids.get(0));
      ticked.removeIf(id -> !ids.contains(id));
    }
  }

  /** One undo step on the selected design; a change without effect does not end a gesture. */
  public void change(String step, UnaryOperator<Design> change) {
    Design before = current().design();
    if (change.apply(before).equals(before)) {
      return;
    }
    endGesture();
    preview(step, change);
    endGesture();
  }

  /**
   * Called when a mouse button is pressed: everything until {@link #endGesture()} is one undo step,
   * however long it takes.
   */
  public void beginGesture() {
    endGesture();
    inGesture = true;
  }

  /** Part of a gesture that lasts until {@link #endGesture()}, pauses or not. */
  public void gesture(String step, UnaryOperator<Design> change) {
    if (!inGesture) {
      beginGesture();
    }
    preview(step, change);
  }

  /**
   * Part of a gesture on the selected design, which becomes one undo step at {@link #endGesture()},
   * or at a pause if no mouse button is held.
   */
  public void preview(String step, UnaryOperator<Design> change) {
    OpenDesign before = current();
    Design after = change.apply(before.design());
    if (after.equals(before.design())) {
      return;
    }
    if (before.isPreset()) {
      OpenDesign copy = copy(before);
      history.preview(step, designs().with(copy.with(after.withName(copy.design().name()))));
      selection.select(copy.id());
    } else {
      history.preview(step, designs().with(before.with(after)));
    }
    if (!inGesture) {
      endGestureAfterPause();
    }
  }

  private void endGestureAfterPause() {
    if (pause != null) {
      pause.cancel();
    }
    pause = tasks.later(PAUSE, this::endGesture);
  }

  /** Ends a gesture and gives its undo step a name. */
  public void endGesture(String step) {
    history.endGesture(step);
    endGesture();
  }

  public void endGesture() {
    inGesture = false;
    if (pause != null) {
      pause.cancel();
    }
    history.endGesture();
  }

  public void undo() {
    back(history::undo);
  }

  public void redo() {
    back(history::redo);
  }

  /** Selects the design that the undone or redone step changed. */
  private void back(Runnable move) {
    DesignsState before = designs();
    goingBack = true;
    move.run();
    goingBack = false;
    designs().openDesigns().stream()
        .filter(openDesign -> !before.openDesigns().contains(openDesign))
        .findFirst()
        .ifPresent(openDesign -> selection.select(openDesign.id()));
  }

  public void add() {
    String name = freeName(texts.text("app.design.untitled"));
    put("app.step.new", new OpenDesign(nextId++, Design.typed(name, FIRST_FORMULA)));
    begun.set(begun.get() + 1);
  }

  /** Changes whenever a new design is created, whose formula is typed next. */
  public ReadOnlyIntegerProperty begun() {
    return begun.getReadOnlyProperty();
  }

  public void duplicate() {
    put("app.step.duplicate", copy(current()));
  }

  /** Adds a design that was read from a file or a run. */
  public long open(Design design) {
    OpenDesign openDesign = new OpenDesign(nextId++, design);
    put("app.step.open", openDesign);
    return openDesign.id();
  }

  /**
   * Turns the edited side of the design into a drawing of its curve; a problem if that fails.
   *
   * @param known its curve, if there is one; one of an earlier state is not drawn
   */
  public Optional<Problem> turnIntoDrawing(Optional<DesignCurve> known) {
    return new DesignSides(this).turnIntoDrawing(known);
  }

  public void rename(String name) {
    if (!name.isBlank()) {
      String free = name.strip().equals(current().design().name()) ? name.strip() : freeName(name);
      change("app.step.rename", design -> design.withName(free));
    }
  }

  public void delete() {
    OpenDesign gone = current();
    if (!gone.isPreset()) {
      history.change("app.step.delete", designs().without(gone.id()));
    }
  }

  /** Reverts a design to its file, or closes it if it has none, when the user discards changes. */
  void revert(OpenDesign openDesign, Optional<Design> saved) {
    DesignsState without = designs().without(openDesign.id());
    history.change(
        "app.step.revert",
        saved.map(design -> designs().with(openDesign.with(design))).orElse(without));
  }

  /** Restores designs without an undo step. */
  public void restore(DesignsState kept, Set<Long> ticks, long hand) {
    kept.openDesigns().forEach(openDesign -> nextId = Math.max(nextId, openDesign.id() + 1));
    history.begin(kept);
    Set<Long> known = openDesigns.stream().map(OpenDesign::id).collect(Collectors.toSet());
    ticked.removeIf(id -> !ticks.contains(id));
    ticks.stream().filter(known::contains).forEach(ticked::add);
    selectedDesign.set(known.contains(hand) ? hand : openDesigns.get(0).id());
  }

  public DesignsState designs() {
    return history.now().get();
  }

  private OpenDesign copy(OpenDesign original) {
    Design design = original.design();
    originals.put(nextId, original.id());
    return new OpenDesign(nextId++, design.withName(names.ofCopy(design.name(), this::isTaken)));
  }

  private void put(String step, OpenDesign openDesign) {
    history.change(step, designs().with(openDesign));
    selection.select(openDesign.id());
  }

  private String freeName(String wanted) {
    return names.free(wanted, this::isTaken);
  }

  private boolean isTaken(String name) {
    return Stream.concat(designs().openDesigns().stream(), presets.stream())
        .anyMatch(openDesign -> openDesign.design().name().equals(name));
  }
}
