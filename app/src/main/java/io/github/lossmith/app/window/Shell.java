package io.github.lossmith.app.window;

import io.github.lossmith.app.help.HelpPlace;
import io.github.lossmith.app.lesson.LessonModel;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.MenuEntry;
import io.github.lossmith.app.screen.MenuEntry.Choice;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.MenuEntry.Line;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.app.settings.WindowTheme;
import io.github.lossmith.app.share.StateSharing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.input.KeyCombination;

/** The model of the window's frame: the place in front, and the menus. */
final class Shell {
  private static final List<String> LANGUAGES = List.of("system", "en", "ru");
  private final AppServices services;
  private final List<Place> places;
  private final Runnable quit;
  private final ObjectProperty<Place> front;
  private final TextSizeMenu textSize;
  private final Optional<HelpPlace> help;
  private final Optional<StateSharing> sharing;
  private final Optional<LessonModel> lessons;
  private final Presenter presenter;

  Shell(AppServices services, List<Place> places, Runnable quit) {
    this.services = services;
    this.places = List.copyOf(places);
    this.quit = quit;
    textSize = new TextSizeMenu(services);
    sharing = PlaceList.sharing(places);
    lessons = PlaceList.lessons(places);
    presenter = new Presenter(lessons, this::turn);
    help =
        places.stream().filter(HelpPlace.class::isInstance).map(HelpPlace.class::cast).findFirst();
    help.ifPresent(place -> place.listKeysOf(this::menus));
    String last = services.settings().get().place();
    front = new SimpleObjectProperty<>(named(last.equals(HelpPlace.NAME) ? "" : last));
    front.addListener((observed, before, now) -> arrive(now));
    services
        .settings()
        .settings()
        .addListener((observed, before, now) -> front.set(named(now.place())));
  }

  List<Place> places() {
    return places;
  }

  ObjectProperty<Place> front() {
    return front;
  }

  /** Shows a link of what is in front, where that is possible. */
  Optional<UserAction> share() {
    return sharing.map(StateSharing::show);
  }

  /** The lessons, where their places are there. */
  Optional<LessonModel> lessons() {
    return lessons;
  }

  /** The mode for a projector. */
  Presenter presenter() {
    return presenter;
  }

  /** Brings the next place to the front, or the one before. */
  private void turn(int by) {
    int next = places.indexOf(front.get()) + by;
    if (next >= 0 && next < places.size()) {
      front.set(places.get(next));
    }
  }

  private Place named(String name) {
    return places.stream()
        .filter(place -> place.name().equals(name))
        .findFirst()
        .orElse(places.get(0));
  }

  private void arrive(Place place) {
    services.settings().change(settings -> settings.withPlace(place.name()));
    place.shown();
  }

  /** Asks every place; the first that refuses keeps the window open. */
  boolean mayClose() {
    return places.stream().allMatch(Place::mayClose);
  }

  /** The menu bar: the menus of the places, then View, Lesson and Help. */
  List<Group> menus() {
    List<Group> menus = new ArrayList<>();
    places.forEach(place -> menus.addAll(place.menus()));
    if (menus.isEmpty()) {
      menus.add(new Group("app.menu.file", List.of()));
    }
    menus.set(0, ending(menus.get(0)));
    menus.add(view());
    lessons.ifPresent(open -> menus.add(open.menu()));
    menus.add(help());
    return menus;
  }

  /** The first menu ends with Quit. */
  private Group ending(Group first) {
    List<MenuEntry> entries = new ArrayList<>(first.entries());
    sharing.ifPresent(links -> entries.add(links.menu()));
    if (!entries.isEmpty()) {
      entries.add(new Line());
    }
    entries.add(UserAction.of("app.help.quit", "fth-log-out", "Shortcut+Q", quit));
    return new Group(first.key(), entries);
  }

  UserAction go(Place place) {
    String keys = "Shortcut+" + (places.indexOf(place) + 1);
    return UserAction.of("app.place." + place.name(), place.icon(), keys, () -> front.set(place));
  }

  private Group view() {
    List<MenuEntry> entries = new ArrayList<>();
    places.forEach(place -> entries.add(go(place)));
    entries.add(new Line());
    List<String> themes = Arrays.stream(WindowTheme.values()).map(WindowTheme::name).toList();
    entries.add(new Choice("app.theme", themes, theme()));
    entries.add(new Choice("app.language", LANGUAGES, language()));
    entries.add(textSize.menu());
    entries.add(new Line());
    entries.add(presenter.toggle());
    return new Group("app.menu.view", entries);
  }

  /** Shortcuts in addition to those of the menu, such as on the numeric keypad. */
  Map<KeyCombination, Runnable> textKeys() {
    return textSize.keys();
  }

  private Property<String> theme() {
    Property<String> chosen = new SimpleStringProperty(services.settings().get().theme().name());
    chosen.addListener((observed, before, now) -> change(now));
    return chosen;
  }

  private void change(String theme) {
    services.settings().change(settings -> settings.withTheme(WindowTheme.valueOf(theme)));
  }

  private Property<String> language() {
    String tag = services.settings().get().language();
    Property<String> chosen = new SimpleStringProperty(tag.isEmpty() ? "system" : tag);
    chosen.addListener((observed, before, now) -> speak(now));
    return chosen;
  }

  private void speak(String tag) {
    services.settings().change(settings -> settings.withLanguage(tag.equals("system") ? "" : tag));
  }

  private Group help() {
    List<MenuEntry> entries = new ArrayList<>();
    help.ifPresent(
        place ->
            entries.add(
                UserAction.of("app.help.guide", place.icon(), "F1", () -> front.set(place))));
    entries.add(UserAction.of("app.help.about", "fth-info", null, this::about));
    return new Group("app.menu.help", entries);
  }

  private void about() {
    services.dialogs().read("app.help.about.title", About.text(services.texts()));
  }
}
