package io.github.lossmith.app.share;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.imbalance.ImbalancePlace;
import io.github.lossmith.app.playground.PlaygroundPlace;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.MenuEntry;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.app.share.SharedState.Examples;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** Makes links of what is in front, and opens those of others. */
public final class StateSharing {
  private final AppServices services;
  private final DesignContext context;
  private final ImbalancePlace imbalance;
  private final PlaygroundPlace playground;

  public StateSharing(DesignContext context, ImbalancePlace imbalance, PlaygroundPlace playground) {
    services = context.services();
    this.context = context;
    this.imbalance = imbalance;
    this.playground = playground;
  }

  /** The submenu of the menu File. */
  public MenuEntry.Group menu() {
    return new MenuEntry.Group(
        "app.share",
        List.of(
            show(),
            UserAction.of("app.share.copy", "fth-copy", "Shortcut+Shift+L", this::copy),
            UserAction.of("app.share.paste", "fth-clipboard", "Shortcut+V", this::paste),
            UserAction.of("app.share.open", "fth-link", null, this::ask)));
  }

  /** Shows the link of what is in front, with its QR code. */
  public UserAction show() {
    return UserAction.of("app.share.show", "fth-share-2", "Shortcut+L", this::showLink);
  }

  private void showLink() {
    link().fold(link -> shown(link), this::warned);
  }

  private boolean shown(String link) {
    services.dialogs().link(link);
    return true;
  }

  private void copy() {
    link().fold(this::copied, this::warned);
  }

  private boolean copied(String link) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, link));
    services.notices().say("app.share.copied", link.length());
    return true;
  }

  private boolean warned(Problem problem) {
    services.notices().warn(problem);
    return false;
  }

  /**
   * The link of what is in front: of Imbalance and Playground all, with the first loss selected if
   * the selected one is not shown; elsewhere the design.
   */
  Outcome<String> link() {
    String place = services.settings().get().place();
    boolean whole = place.equals(SharedState.IMBALANCE) || place.equals(SharedState.PLAYGROUND);
    DesignsModel designs = context.designs();
    OpenDesign current = designs.current();
    Set<Design> shown = new LinkedHashSet<>();
    if (whole) {
      designs.shown().forEach(open -> shown.add(open.design()));
    }
    if (shown.isEmpty()) {
      shown.add(current.design());
    }
    List<Design> list = List.copyOf(shown);
    return new SharedState(
            whole ? place : SharedState.DESIGN,
            list,
            Math.max(0, list.indexOf(current.design())),
            designs.progress().get(),
            place.equals(SharedState.IMBALANCE)
                ? Optional.of(new Examples(designs.examples().get(), imbalance.model().sought()))
                : Optional.empty(),
            place.equals(SharedState.PLAYGROUND)
                ? Optional.of(playground.setup())
                : Optional.empty())
        .link();
  }

  private void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    if (text != null && LinkText.isLink(text)) {
      open(text);
    } else {
      services.notices().warn(Problem.of("app.share.nothing"));
    }
  }

  private void ask() {
    services.dialogs().line("app.share.line", "").ifPresent(this::open);
  }

  /** Opens a link of anybody's; one that cannot be opened is answered in one line. */
  public void open(String link) {
    SharedState.read(link).fold(this::opened, this::refused);
  }

  private boolean refused(Problem problem) {
    services.notices().warn(problem);
    services.dialogs().tell(problem);
    return false;
  }

  private boolean opened(SharedState state) {
    show(state, open -> true, !state.place().equals(SharedState.DESIGN));
    services.notices().say("app.share.opened", state.designs().get(state.selected()).name());
    return true;
  }

  /**
   * Shows a state beside what is open.
   *
   * @param reused the open designs that stand for an equal one of the state
   * @param alone whether nothing else stays on the figure
   */
  public void show(SharedState state, Predicate<OpenDesign> reused, boolean alone) {
    DesignsModel designs = context.designs();
    List<Long> ids = state.designs().stream().map(design -> id(design, reused)).toList();
    long selected = ids.get(state.selected());
    if (alone) {
      designs.show(new DesignsModel.View(Set.copyOf(ids), selected));
    } else {
      designs.selection().tick(selected, true);
      designs.selectedDesign().set(selected);
    }
    designs.progress().set(state.progress());
    state.examples().ifPresent(table -> imbalance.model().show(table.groups(), table.space()));
    state.setup().ifPresent(playground::open);
    services.settings().change(settings -> settings.withPlace(state.place()));
  }

  /** A design that is open already is not opened again. */
  private long id(Design design, Predicate<OpenDesign> reused) {
    return context.designs().openDesigns().stream()
        .filter(reused)
        .filter(open -> open.design().equals(design))
        .map(OpenDesign::id)
        .findFirst()
        .orElseGet(() -> context.designs().open(design));
  }
}
