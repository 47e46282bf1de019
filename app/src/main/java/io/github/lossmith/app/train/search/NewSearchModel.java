package io.github.lossmith.app.train.search;

import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.runs.LaunchCommandLine;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.run.FolderName;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.search.SearchRequest;
import io.github.lossmith.trainer.search.SearchSettings;
import io.github.lossmith.trainer.sweep.SweepFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A search that is asked for in the window: while its fields are typed, how many trainings it needs
 * at most, or what is wrong with it. All methods are called on the JavaFX thread.
 */
public final class NewSearchModel {
  /** A folder of photographs is read for its splits. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Tasks tasks;
  private final Supplier<Path> folder;
  private final BiConsumer<RunDirectory, String> onBegun;
  private final LatestInputWorker<Typed, Outcome<Asked>> worker;
  private final Map<SearchField, StringProperty> fields = new EnumMap<>(SearchField.class);
  private final BooleanProperty beginning = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Outcome<Asked>>> answer =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** The fields as they are, and where the search will be. */
  private record Typed(Map<SearchField, String> values, Path place) {}

  /**
   * What is asked for.
   *
   * @param place the folder of the search
   * @param trainings until the verdict at most
   */
  record Asked(SearchRequest request, Path place, long trainings) {}

  /**
   * @param folder where the runs are
   * @param onBegun told of the folder and the name of a search that was begun
   */
  public NewSearchModel(
      Tasks tasks, Supplier<Path> folder, BiConsumer<RunDirectory, String> onBegun) {
    this.tasks = tasks;
    this.folder = folder;
    this.onBegun = onBegun;
    worker =
        new LatestInputWorker<>(
            tasks,
            NewSearchModel::read,
            found -> answer.set(Optional.of(found)),
            PATIENCE,
            slow -> {});
    for (SearchField field : SearchField.values()) {
      StringProperty text = new SimpleStringProperty(field.first());
      text.addListener((observed, before, now) -> ask());
      fields.put(field, text);
    }
  }

  /** The text of a field. */
  StringProperty field(SearchField field) {
    return fields.computeIfAbsent(field, absent -> new SimpleStringProperty(absent.first()));
  }

  /** What is asked for, or what is wrong with it; empty before it was looked at. */
  ReadOnlyObjectProperty<Optional<Outcome<Asked>>> answer() {
    return answer.getReadOnlyProperty();
  }

  /** Whether a search is being written. */
  BooleanProperty beginning() {
    return beginning;
  }

  private String text(SearchField field) {
    return field(field).get() == null ? "" : field(field).get().strip();
  }

  /** Looks at the fields; called when they are shown, and then at each change. */
  void ask() {
    answer.set(Optional.empty());
    worker.submit(typed());
  }

  private Typed typed() {
    Map<SearchField, String> values = new EnumMap<>(SearchField.class);
    fields.keySet().forEach(field -> values.put(field, text(field)));
    return new Typed(values, place());
  }

  /** Where the search will be. */
  private Path place() {
    return SweepFolder.beside(folder.get()).resolve(FolderName.readable(text(SearchField.OUT)));
  }

  /** The same on the command line; fields that are as at first are left out. */
  String command() {
    List<String> words = new ArrayList<>(List.of("sweep", "search", text(SearchField.EXPERIMENT)));
    words.addAll(List.of(SearchField.OUT.option(), place().toString()));
    for (SearchField field : SearchField.values()) {
      boolean isOption = field != SearchField.EXPERIMENT && field != SearchField.OUT;
      if (isOption && !text(field).equals(field.first())) {
        words.addAll(List.of(field.option(), text(field)));
      }
    }
    return LaunchCommandLine.lossmith(words);
  }

  private static Outcome<Asked> read(Typed typed) {
    return request(typed.values())
        .then(
            request ->
                request
                    .examined()
                    .then(
                        settings ->
                            isFree(typed.place())
                                ? Outcome.ok(settings)
                                : Outcome.<SearchSettings>bad(
                                    "app.train.search.there", typed.place()))
                    .map(settings -> new Asked(request, typed.place(), settings.trainings())));
  }

  /** A search that is there is gone on with by its row, not from here. */
  private static boolean isFree(Path place) {
    return !new SearchFolder(place).exists() && !new SweepFolder(place).exists();
  }

  private static Outcome<SearchRequest> request(Map<SearchField, String> values) {
    for (SearchField number :
        List.of(SearchField.POPULATION, SearchField.GENERATIONS, SearchField.SEED)) {
      if (number(values, number).isEmpty()) {
        return notANumber(values, number);
      }
    }
    OptionalInt iterations = number(values, SearchField.ITERATIONS);
    if (iterations.isEmpty() && !values.getOrDefault(SearchField.ITERATIONS, "").isEmpty()) {
      return notANumber(values, SearchField.ITERATIONS);
    }
    return path(values, SearchField.DATA)
        .then(
            data ->
                path(values, SearchField.WEIGHTS)
                    .then(
                        weights ->
                            path(values, SearchField.HISTOGRAM)
                                .map(
                                    histogram ->
                                        new SearchRequest(
                                            values.getOrDefault(SearchField.EXPERIMENT, ""),
                                            number(values, SearchField.POPULATION).orElse(0),
                                            number(values, SearchField.GENERATIONS).orElse(0),
                                            number(values, SearchField.SEED).orElse(0),
                                            values.getOrDefault(SearchField.SEEDS, ""),
                                            values.getOrDefault(SearchField.FRESH, ""),
                                            iterations,
                                            data,
                                            weights,
                                            values.getOrDefault(SearchField.TRAIN, ""),
                                            values.getOrDefault(SearchField.VALIDATION, ""),
                                            histogram))));
  }

  private static Outcome<SearchRequest> notANumber(
      Map<SearchField, String> values, SearchField field) {
    return Outcome.bad(
        "trainer.search.number",
        field.option(),
        values.getOrDefault(field, ""),
        field == SearchField.SEED ? "0" : "1",
        Integer.toString(field == SearchField.SEED ? Integer.MAX_VALUE : SearchSettings.MOST));
  }

  private static OptionalInt number(Map<SearchField, String> values, SearchField field) {
    try {
      return OptionalInt.of(Integer.parseInt(values.getOrDefault(field, "")));
    } catch (NumberFormatException none) {
      return OptionalInt.empty();
    }
  }

  private static Outcome<Optional<Path>> path(Map<SearchField, String> values, SearchField field) {
    String text = values.getOrDefault(field, "");
    try {
      return Outcome.ok(text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));
    } catch (InvalidPathException e) {
      return Outcome.bad("trainer.training.path", text, String.valueOf(e.getReason()));
    }
  }

  /** Writes the search as {@code sweep search} does, if what was looked at is what is typed. */
  void begin() {
    Optional<Asked> asked = answer.get().flatMap(Outcome::toOptional);
    if (asked.isEmpty() || beginning.get()) {
      return;
    }
    beginning.set(true);
    SearchFolder place = new SearchFolder(asked.get().place());
    tasks.background(
        () -> asked.get().request().settings(place).then(place::begin),
        outcome -> {
          beginning.set(false);
          outcome.failure().ifPresent(this::refuse);
          outcome
              .toOptional()
              .ifPresent(
                  begun ->
                      onBegun.accept(
                          new RunDirectory(place.path()), begun.settings().experiment().name()));
        });
  }

  private void refuse(Problem why) {
    answer.set(Optional.of(Outcome.bad(why)));
  }
}
