package io.github.lossmith.trainer.pytorch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.card.GraphicsCard.Capability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a Python said of itself, see {@code check_python.py}.
 *
 * @param program that was asked
 * @param python its version
 * @param torch its version; empty where there is none
 * @param torchFile a file that is written when PyTorch is installed
 * @param problem why PyTorch does not load: {@code none} is installed, or its {@code import} fails
 * @param text the same in Python's words
 * @param cuda the version that PyTorch was built for; empty: for the processor alone
 * @param hip the same for ROCm
 * @param architectures that it has kernels for, such as {@code sm_90}
 * @param cards that it sees, by their numbers; their driver is not known to it
 * @param cardProblem why it sees none; else empty
 * @param mps whether it can use an Apple graphics processor
 * @param lacks modules that the training needs and that are missing
 * @param h5py whether it can read Keras weights
 */
record PythonReport(
    Path program,
    String python,
    String torch,
    String torchFile,
    String problem,
    String text,
    String cuda,
    String hip,
    List<String> architectures,
    List<GraphicsCard> cards,
    String cardProblem,
    boolean mps,
    boolean oneDnn,
    int threads,
    List<String> lacks,
    boolean h5py) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Oldest Python, as the program's docstring states. */
  private static final Capability FIRST_PYTHON = new Capability(3, 8);

  private static final Capability FIRST_TORCH = new Capability(1, 12);

  /** The first PyTorch with {@code torch.compile}. */
  private static final Capability FIRST_COMPILER = new Capability(2, 0);

  PythonReport {
    architectures = List.copyOf(architectures);
    cards = List.copyOf(cards);
    lacks = List.copyOf(lacks);
  }

  /** Reads the line of {@code check_python.py}. */
  static Outcome<PythonReport> of(Path program, String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return node.path("python").isTextual()
          ? Outcome.ok(of(program, node))
          : Outcome.bad("trainer.torch.broken", program, shortened(line));
    } catch (JsonProcessingException broken) {
      return Outcome.bad("trainer.torch.broken", program, shortened(line));
    }
  }

  private static String shortened(String line) {
    return OneLine.of(line.substring(0, Math.min(80, line.length())));
  }

  private static PythonReport of(Path program, JsonNode node) {
    List<String> architectures = new ArrayList<>();
    node.path("archs").forEach(one -> architectures.add(one.asText()));
    List<GraphicsCard> cards = new ArrayList<>();
    node.path("cards").forEach(one -> cards.add(card(one)));
    return new PythonReport(
        program,
        text(node, "python"),
        text(node, "torch"),
        text(node, "torchFile"),
        text(node, "problem"),
        text(node, "text"),
        text(node, "cuda"),
        text(node, "hip"),
        architectures,
        cards,
        text(node, "cardProblem"),
        node.path("mps").asBoolean(),
        node.path("oneDnn").asBoolean(),
        node.path("threads").asInt(),
        Stream.of("numpy", "pillow").filter(name -> text(node, name).isEmpty()).toList(),
        !text(node, "h5py").isEmpty());
  }

  private static String text(JsonNode node, String key) {
    return OneLine.of(node.path(key).asText(""));
  }

  private static GraphicsCard card(JsonNode node) {
    return new GraphicsCard(
        text(node, "name"),
        "",
        new Capability(node.path("major").asInt(), node.path("minor").asInt()),
        node.path("totalMiB").asLong(),
        node.path("freeMiB").asLong());
  }

  boolean isOldPython() {
    return isBefore(python, FIRST_PYTHON);
  }

  boolean isOldTorch() {
    return isBefore(torch, FIRST_TORCH);
  }

  boolean canCompile() {
    return !isBefore(torch, FIRST_COMPILER);
  }

  /** The first two numbers of a version, compared; what is no version is not old. */
  private static boolean isBefore(String version, Capability first) {
    return numbers(version).filter(found -> found.compareTo(first) < 0).isPresent();
  }

  private static Optional<Capability> numbers(String version) {
    String[] parts = version.split("\\.", 3);
    return parts.length < 2 || !parts[0].matches("[0-9]{1,4}") || !parts[1].matches("[0-9]{1,4}.*")
        ? Optional.empty()
        : Optional.of(
            new Capability(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1].replaceFirst("^([0-9]{1,4}).*", "$1"))));
  }

  /** PyTorch's version without the name of its build: 2.11.0 of 2.11.0+cu130. */
  String shortTorch() {
    int build = torch.indexOf('+');
    return build < 0 ? torch : torch.substring(0, build);
  }
}
