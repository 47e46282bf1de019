package io.github.lossmith.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.search.CoefficientSearch;
import io.github.lossmith.trainer.search.SearchCandidate;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a search. */
class SearchWindowTest {
  @TempDir private Path home;
  private final List<Design> opened = new ArrayList<>();
  private TestWindow window;
  private TrainPlace place;

  @BeforeEach
  void openWindow() {
    window =
        TestWindow.open(
            home,
            services -> {
              place = new TrainPlace(services, handover(), new TinyTrainer(), runs());
              return List.<Place>of(place);
            });
  }

  private Path runs() {
    return home.resolve("runs");
  }

  private DesignHandover handover() {
    return new DesignHandover() {
      @Override
      public List<Design> ticked() {
        return List.of();
      }

      @Override
      public void open(Design design) {
        opened.add(design);
      }

      @Override
      public void openInImbalance(Design design, ProbabilityHistogram histogram) {}

      @Override
      public void showing(String name, FigureView figure) {}
    };
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  /** What was written is looked at now, not within a second. */
  private void refresh() {
    TestWindow.onScreen(
        () -> {
          place.model().list().runs().refresh();
          return "looking";
        });
  }

  private void select(WrittenSearch search) {
    RunDirectory folder = new RunDirectory(search.folder().path());
    refresh();
    window.until("the row", () -> place.model().list().runs().find(folder).isPresent());
    TestWindow.onScreen(
        () -> {
          place.model().list().selection().selected().set(Optional.of(folder));
          place.model().part().set(TrainModel.SEARCH);
          return "shown";
        });
  }

  private String words(String label) {
    return window.find(label, Label.class).getText();
  }

  private List<String> names(String figure) {
    Figure shown = window.find(figure, FigureView.class).getFigure();
    return Optional.ofNullable(shown).stream()
        .flatMap(one -> one.panels().get(0).series().stream())
        .map(series -> series.name().letters())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  @Test
  void aSearchIsFollowedFromItsFirstCandidatesToTheVerdict() throws IOException {
    WrittenSearch search = WrittenSearch.begin(runs().resolve("found"), 4, 2);
    search.next();
    select(search);
    window.until("the candidates", () -> table().getItems().size() == 4);
    assertThat(words("#search-progress"))
        .startsWith("quick: generation 1 of at most 2 on the validation images, ");
    assertThat(words("#search-verdict")).startsWith("No verdict yet");
    assertThat(window.find("#search-open", Button.class).isDisabled()).isTrue();
    window.until("go on", () -> !window.find("#search-work", Button.class).isDisabled());
    aTrainingThatHasEndedIsShown(search);
    WrittenSearch.train(search.next());
    refresh();
    whatIsNextIsPlanned(search);
    aClickOnACurveChoosesItsCandidate(search);
    search.end();
    refresh();
    CoefficientSearch ended = search.search();
    String best = ended.best().orElseThrow().name();
    window.until("the verdict", () -> words("#search-verdict").contains("mAP"));
    window.until("the curves", () -> names("#search-curves").contains(best + ", best"));
    assertThat(names("#search-curves")).contains("candidates", "CE");
    assertThat(names("#search-scores"))
        .containsExactly("CE", "best of the generation", "best so far");
    assertThat(words("#search-verdict"))
        .contains("under 3 fresh seeds", best + ": better than CE by", "that were trained");
    assertThat(words("#search-counts"))
        .startsWith(
            "8 candidates proposed: "
                + ended.trained()
                + " trained, 0 to be trained, "
                + (8 - ended.trained())
                + " rejected");
    assertThat(words("#search-progress")).contains("at its end, after 2 of 2 generations");
    assertThat(window.find("#search-work", Button.class).isDisabled()).isTrue();
    aClickBesideTheCurvesChoosesTheBest();
    window.until(
        "open",
        () -> {
          Button open = window.find("#search-open", Button.class);
          if (open.isDisabled()) {
            return false;
          }
          open.fire();
          return true;
        });
    assertThat(opened).hasSize(1);
    assertThat(opened.get(0).name()).isEqualTo(best);
    assertThat(opened.get(0).note()).contains("box weight");
  }

  private void whatIsNextIsPlanned(WrittenSearch search) {
    window.until(
        "plan",
        () -> {
          MenuItem plan = window.find("#search-slurm", MenuButton.class).getItems().get(0);
          if (plan.isDisable()) {
            return false;
          }
          plan.fire();
          return true;
        });
    window.until("the second generation", () -> search.search().generations().size() == 2);
    window.until("its row", () -> words("#search-progress").contains("generation 2"));
  }

  private void aTrainingThatHasEndedIsShown(WrittenSearch search) throws IOException {
    List<SweepTask> tasks = search.next();
    WrittenSearch.train(tasks.subList(0, 2));
    refresh();
    window.until("a result", () -> words("#search-counts").contains(" 1 trained"));
    assertThat(search.search().trained()).isZero();
    window.until(
        "its name", () -> names("#search-curves").contains(tasks.get(1).loss() + ", best"));
  }

  private void aClickOnACurveChoosesItsCandidate(WrittenSearch search) {
    String best = search.search().best().orElseThrow().name();
    window.until("the best", () -> names("#search-curves").contains(best + ", best"));
    SearchCandidate other =
        search.search().generations().get(0).candidates().stream()
            .filter(one -> !one.name().equals(best))
            .findFirst()
            .orElseThrow();
    window.until(
        "the choice",
        () -> {
          click(other);
          return names("#search-curves").contains(other.name());
        });
    assertThat(window.find("#search-open", Button.class).getText())
        .isEqualTo("Open " + other.name() + " in Design");
    assertThat(table().getSelectionModel().getSelectedIndex())
        .isEqualTo(search.search().candidates().indexOf(other));
  }

  private void aClickBesideTheCurvesChoosesTheBest() {
    TestWindow.onScreen(
        () -> {
          FigureView view = window.find("#search-curves", FigureView.class);
          click(view, view.localToScene(1, 1));
          return "clicked";
        });
    assertThat(table().getSelectionModel().getSelectedIndex()).isEqualTo(-1);
  }

  private TableView<?> table() {
    return window.find("#search-table", TableView.class);
  }

  /** On a candidate's curve at its last knot, where curves lie apart. */
  private void click(SearchCandidate candidate) {
    FigureView view = window.find("#search-curves", FigureView.class);
    double p = 1 / (1 + Math.exp(-4));
    double size = Math.abs(candidate.design().orThrow().coefficient().orThrow().at(p));
    view.figureLayout()
        .flatMap(now -> now.area("candidates"))
        .ifPresent(area -> click(view, view.localToScene(area.toX(p), area.toY(size))));
  }

  private static void click(FigureView view, Point2D scene) {
    view.fireEvent(
        new MouseEvent(
            MouseEvent.MOUSE_CLICKED,
            scene.getX(),
            scene.getY(),
            0,
            0,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            false,
            true,
            null));
  }
}
