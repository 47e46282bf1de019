package io.github.lossmith.app.help;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.designer.design.Design;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The help: a page of the window like the others, loaded when it is first asked for. */
public final class HelpPlace implements Place {
  public static final String NAME = "help";
  private final AppServices services;
  private final Consumer<Design> open;
  private Supplier<List<Group>> menus = List::of;
  private String before = "";

  /**
   * @param open opens an example in Design
   */
  public HelpPlace(AppServices services, Consumer<Design> open) {
    this.services = services;
    this.open = open;
    services
        .settings()
        .settings()
        .addListener(
            (observed, was, now) -> before = NAME.equals(was.place()) ? before : was.place());
  }

  /** Sets the menus whose keys the help lists. */
  public void listKeysOf(Supplier<List<Group>> allMenus) {
    menus = allMenus;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String icon() {
    return "fth-help-circle";
  }

  @Override
  public Map<Class<?>, Supplier<?>> controllers() {
    return Map.of(
        HelpController.class, () -> new HelpController(services, book(), open, this::leave));
  }

  private HelpBook book() {
    return HelpBook.of(
        services.texts().language(), "keys", KeyList.markdown(services.texts(), menus.get()));
  }

  private void leave() {
    services.settings().change(settings -> settings.withPlace(before));
  }
}
