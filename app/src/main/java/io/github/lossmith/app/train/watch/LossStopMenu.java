package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.preparation.StoppedLosses;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/** Stops single losses of the selected run, which goes on with the others, or lets them go on. */
record LossStopMenu(AppServices services, WatchModel watch) {
  void fill(Menu menu) {
    menu.setOnShowing(event -> ask(menu));
    menu.getItems().setAll(new MenuItem(""));
  }

  private void ask(Menu menu) {
    Optional<RunView> view = watch.selectedView();
    menu.getItems().setAll(new MenuItem(services.texts().text("app.train.stop-loss.none")));
    view.ifPresent(
        run ->
            services
                .tasks()
                .background(
                    () -> Outcome.ok(stopped(run)),
                    found -> found.toOptional().ifPresent(losses -> fill(menu, run, losses))));
  }

  /** Which losses that have begun are stopped. */
  private static Map<String, Boolean> stopped(RunView run) {
    StoppedLosses stopped = new StoppedLosses(run.directory());
    Map<String, Boolean> losses = new LinkedHashMap<>();
    run.losses().forEach(loss -> losses.put(loss.loss(), stopped.contains(loss.loss())));
    return losses;
  }

  private void fill(Menu menu, RunView run, Map<String, Boolean> losses) {
    if (losses.isEmpty()) {
      return;
    }
    menu.getItems().clear();
    losses.forEach(
        (loss, isStopped) -> {
          String key = isStopped ? "app.train.stop-loss.go-on" : "app.train.stop-loss.stop";
          MenuItem item = new MenuItem(services.texts().text(key, loss));
          item.setMnemonicParsing(false);
          item.setOnAction(event -> change(run, loss, isStopped));
          menu.getItems().add(item);
        });
  }

  private void change(RunView run, String loss, boolean goesOn) {
    services
        .tasks()
        .background(
            () -> changed(run, loss, goesOn),
            done ->
                done.failure()
                    .ifPresentOrElse(
                        services.notices()::warn,
                        () ->
                            services
                                .notices()
                                .say(
                                    goesOn
                                        ? "app.train.stop-loss.goes-on"
                                        : "app.train.stop-loss.stopped",
                                    loss)));
  }

  private static Outcome<RunDirectory> changed(RunView run, String loss, boolean goesOn) {
    StoppedLosses stopped = new StoppedLosses(run.directory());
    try {
      if (goesOn) {
        stopped.remove(loss);
      } else {
        stopped.add(loss, steps(run, loss), true);
      }
      return Outcome.ok(run.directory());
    } catch (IOException refused) {
      return Outcome.bad("app.train.disk", run.directory().name(), String.valueOf(refused));
    }
  }

  private static long steps(RunView run, String loss) {
    double[] made = run.loss(loss).map(LossView::iterations).orElse(new double[0]);
    return made.length == 0 ? 0 : (long) made[made.length - 1];
  }
}
