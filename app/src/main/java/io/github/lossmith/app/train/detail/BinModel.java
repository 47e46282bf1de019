package io.github.lossmith.app.train.detail;

import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.detail.DetailModel.Detail;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.ProbabilityHistogram.Bin;
import io.github.lossmith.trainer.prior.AnchorSamples;
import io.github.lossmith.trainer.prior.AnchorSamples.Sampled;
import io.github.lossmith.trainer.run.RunDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The bin of the histogram of p_t that is looked at, and images with some of its anchors. All
 * methods are called on the JavaFX thread.
 */
public final class BinModel {
  /** No bin is chosen. */
  static final int NONE = -1;

  /** The annotations of a large data set on a network folder. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DetailModel detail;
  private final RunImages images;
  private final IntegerProperty bin = new SimpleIntegerProperty(NONE);
  private final ObjectProperty<AnchorSide> side = new SimpleObjectProperty<>(AnchorSide.BOTH);
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
  private final LatestInputWorker<Question, Answer> reading;
  private Optional<Question> asked = Optional.empty();

  /** Which pictures are asked for. */
  private record Question(
      RunDirectory run, String loss, long iteration, Bin bin, AnchorSide side) {}

  private record Answer(Question question, Shown shown) {}

  /**
   * What is shown of the chosen bin.
   *
   * @param chosen empty: no bin is chosen
   * @param pictures of its anchors, one for each image
   * @param problem why there are none, or fewer
   */
  record Shown(Optional<Bin> chosen, List<AnchorPicture> pictures, Optional<Problem> problem) {
    static final Shown NOTHING = new Shown(Optional.empty(), List.of(), Optional.empty());

    private static Shown problem(Bin bin, Problem problem) {
      return new Shown(Optional.of(bin), List.of(), Optional.of(problem));
    }
  }

  /**
   * @param cache where generated images are
   */
  public BinModel(DetailModel detail, Tasks tasks, Supplier<Path> cache) {
    this.detail = detail;
    images = new RunImages(cache);
    reading = new LatestInputWorker<>(tasks, this::answer, this::publish, PATIENCE, late -> {});
    detail.detail().addListener(observed -> ask());
    bin.addListener(observed -> ask());
    side.addListener(observed -> ask());
  }

  /** The number of the chosen bin, {@link #NONE}: none. */
  IntegerProperty bin() {
    return bin;
  }

  /** Which anchors are shown, in the histogram and in the pictures. */
  ObjectProperty<AnchorSide> side() {
    return side;
  }

  ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** The bins of the evaluation shown. */
  List<Bin> bins() {
    return detail
        .detail()
        .get()
        .probabilities()
        .map(one -> one.histogram().bins())
        .orElse(List.of());
  }

  private Optional<Question> question() {
    Detail now = detail.detail().get();
    List<Bin> bins = bins();
    int at = bin.get();
    if (now.run().isEmpty() || now.probabilities().isEmpty() || at < 0 || at >= bins.size()) {
      return Optional.empty();
    }
    Probabilities line = now.probabilities().get();
    return Optional.of(
        new Question(now.run().get(), line.loss(), line.iteration(), bins.get(at), side.get()));
  }

  private void ask() {
    Optional<Question> question = question();
    if (question.equals(asked)) {
      return;
    }
    asked = question;
    if (question.isPresent()) {
      reading.submit(question.get());
    } else {
      shown.set(Shown.NOTHING);
    }
  }

  /** An answer to an earlier question is discarded. */
  private void publish(Answer answer) {
    if (asked.equals(Optional.of(answer.question()))) {
      shown.set(answer.shown());
    }
  }

  private Answer answer(Question question) {
    return new Answer(question, read(question));
  }

  private Shown read(Question question) {
    Optional<AnchorSamples> samples =
        AnchorSamples.read(question.run().detections(question.loss(), question.iteration()));
    if (samples.isEmpty()) {
      return Shown.problem(question.bin(), Problem.of("app.train.bin.none"));
    }
    Map<String, List<Sampled>> byImage = new LinkedHashMap<>();
    for (Sampled anchor : samples.get().anchors()) {
      if (isIn(anchor, question)) {
        byImage.computeIfAbsent(anchor.image(), image -> new ArrayList<>()).add(anchor);
      }
    }
    List<AnchorPicture> pictures = new ArrayList<>();
    Optional<Problem> problem = Optional.empty();
    for (Map.Entry<String, List<Sampled>> one : byImage.entrySet()) {
      Outcome<AnchorPicture> picture = images.picture(question.run(), one.getKey(), one.getValue());
      picture.toOptional().ifPresent(pictures::add);
      problem = problem.or(picture::failure);
    }
    return new Shown(Optional.of(question.bin()), pictures, problem);
  }

  private static boolean isIn(Sampled anchor, Question question) {
    Bin bin = question.bin();
    boolean inside = anchor.p() >= bin.from() && (anchor.p() < bin.to() || bin.to() == 1);
    return inside
        && switch (question.side()) {
          case BOTH -> true;
          case OBJECTS -> anchor.isObject();
          case BACKGROUND -> !anchor.isObject();
        };
  }
}
