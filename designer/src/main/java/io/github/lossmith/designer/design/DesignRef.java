package io.github.lossmith.designer.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTablesJson;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A reference to a design, as experiments and command lines write it: a preset, a file, a formula
 * or a design in full.
 */
public sealed interface DesignRef {
  /** The reference as text: {@link #of} makes the same of it again. */
  String text();

  /**
   * The design.
   *
   * @param folder in which a file is looked for first, and then in the working directory
   */
  Outcome<Design> resolve(Path folder);

  /** The design; files are looked for in the working directory. */
  default Outcome<Design> resolve() {
    return resolve(Path.of(""));
  }

  /** The reference in a JSON file: a word, or the design itself. */
  default JsonNode json() {
    return TextNode.valueOf(text());
  }

  /** One of the known losses. */
  record Preset(String name) implements DesignRef {
    @Override
    public String text() {
      return name;
    }

    @Override
    public Outcome<Design> resolve(Path folder) {
      return Presets.named(name)
          .map(Outcome::ok)
          .orElseGet(
              () ->
                  Outcome.bad(
                      "designer.design.noPreset", name, String.join(", ", Presets.libraryKeys())));
    }
  }

  /** A design file. */
  record File(String name) implements DesignRef {
    @Override
    public String text() {
      return name;
    }

    @Override
    public Outcome<Design> resolve(Path folder) {
      try {
        Path beside = folder.resolve(name);
        return DesignFile.read(Files.exists(beside) ? beside : Path.of(name));
      } catch (InvalidPathException e) {
        return Outcome.bad("designer.file.unreadable", name, String.valueOf(e.getReason()));
      }
    }
  }

  /** A formula of dL/dp with its free letters at 1. */
  record Formula(String formula) implements DesignRef {
    @Override
    public String text() {
      return formula;
    }

    @Override
    public Outcome<Design> resolve(Path folder) {
      Design typed = Design.typed(formula, formula);
      return typed
          .formula()
          .then(parsed -> parsed.usesProbability() ? Outcome.ok(typed) : constant(typed));
    }

    /** Letters without p are a misspelt preset rather than the same gradient for all. */
    private static Outcome<Design> constant(Design typed) {
      Set<String> letters = new TreeSet<>(typed.letters());
      letters.removeIf(letter -> BatchLetter.named(letter).isPresent());
      letters.remove(ClassTables.SHARE);
      return letters.isEmpty()
          ? Outcome.ok(typed)
          : Outcome.bad(
              "designer.design.noP",
              typed.name(),
              String.join(", ", letters),
              String.join(", ", Presets.libraryKeys()));
    }
  }

  /** A design in full, as the JSON of its file. */
  record Inline(String text) implements DesignRef {
    /** This design. */
    public static Inline of(Design design) {
      return new Inline(DesignFile.print(design).strip());
    }

    @Override
    public Outcome<Design> resolve(Path folder) {
      return DesignFile.parse(text, "design");
    }

    @Override
    public JsonNode json() {
      return StrictJson.parse(text, "design").toOptional().orElseGet(DesignRef.super::json);
    }
  }

  /**
   * Another reference with tables of the classes in place of its own, as {@code {"design": …,
   * "classTables": …}}.
   */
  record Tabled(DesignRef base, ClassTables tables) implements DesignRef {
    @Override
    public String text() {
      return json().toString();
    }

    @Override
    public Outcome<Design> resolve(Path folder) {
      return base.resolve(folder).map(design -> design.withClassTables(tables));
    }

    @Override
    public JsonNode json() {
      ObjectNode tree = JsonNodeFactory.instance.objectNode();
      tree.set("design", base.json());
      return tree.set("classTables", ClassTablesJson.write(tables));
    }

    /** The reference that this text is, if it is one. */
    private static Optional<DesignRef> read(String text) {
      JsonNode tree =
          StrictJson.parse(text, "design").toOptional().orElse(MissingNode.getInstance());
      JsonNode base = tree.path("design");
      return base.isMissingNode() || tree.size() != 2
          ? Optional.empty()
          : ClassTablesJson.read(tree.path("classTables"))
              .toOptional()
              .map(
                  tables ->
                      new Tabled(
                          DesignRef.of(base.isTextual() ? base.textValue() : base.toString()),
                          tables));
    }
  }

  /**
   * The reference that a word in an experiment means: JSON in braces, a file by its ending, a
   * preset by its name, else a formula.
   */
  static DesignRef of(String word) {
    String text = word.strip();
    if (text.startsWith("{")) {
      return Tabled.read(text).orElseGet(() -> new Inline(text));
    }
    if (text.endsWith(".json")) { // no formula ends so
      return new File(text);
    }
    return Presets.named(text).isPresent() ? new Preset(text) : new Formula(text);
  }

  /**
   * The reference that a word means where no formula is allowed: a file of any name, else a preset.
   */
  static DesignRef fileOrPreset(String word) {
    return Presets.named(word).isPresent() && !exists(word) ? new Preset(word) : new File(word);
  }

  private static boolean exists(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }
}
