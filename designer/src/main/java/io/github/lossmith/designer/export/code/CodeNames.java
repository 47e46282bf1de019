package io.github.lossmith.designer.export.code;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * The names of a formula's parameters in code, with a trailing underscore if a name is reserved.
 */
public final class CodeNames {
  private static final Set<String> PYTHON =
      words(
          """
          False None True and as assert async await break class continue def del elif else except
          finally for from global if import in is lambda nonlocal not or pass raise return try while
          with yield abs float i int len max min s self super t
          torch math nn Optional ctx gradient progress normalisation mining background ignore_index
          weighted loss_of logits targets u v w p total node share low high width inner
          reduction weight validate positive objects here step middle far operator super isinstance bool type
          ValueError TypeError RuntimeError add_module apply bfloat16 buffers children compile cpu
          cuda double eval extra_repr forward half ipu mtia modules parameters register_buffer
          most requires_grad_ share_memory state_dict to to_empty train training transforms xpu zero_grad
          """);
  private static final Set<String> BOOSTER =
      words(
          """
          change classes data derivatives each floor gradient hessian inner labels metric names no np
          probability pull rows scores sample_weight second shape share sign sklearn slope sys total
          value y_pred y_true yes
          """);
  private static final Set<String> TRAINER =
      words(
          """
          classes compute_loss count each ignored labels logits loss_function num_items_in_batch
          outputs rows shift shift_labels value vocab_size wanted
          """);
  private static final Set<String> JAVA =
      words(
          """
          abstract assert boolean break byte case catch char class const continue default do double
          else enum extends final finally float for goto if implements import instanceof int
          interface long native new package private protected public return short static strictfp
          super switch synchronized this throw throws transient try void volatile while true false
          null var record yield Math progress u v w p total i s t k width logits logit target gradient
          truth margin most rest factor wrong share slope object background
          """);

  private CodeNames() {}

  private static Set<String> words(String text) {
    return new HashSet<>(Arrays.asList(text.strip().split("\\s+")));
  }

  /** Formula's name → name in Python, {@code t} being {@code progress}. */
  public static Map<String, String> python(SortedSet<String> parameters) {
    return free(parameters, PYTHON);
  }

  /** As {@link #python}, in the file of an objective for boosted trees. */
  public static Map<String, String> booster(SortedSet<String> parameters) {
    return free(parameters, together(PYTHON, BOOSTER));
  }

  /** As {@link #python}, in the file of a loss for the trainer of transformers. */
  public static Map<String, String> trainer(SortedSet<String> parameters) {
    return free(parameters, together(PYTHON, TRAINER));
  }

  private static Set<String> together(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  /** Formula's name → name in Java. */
  public static Map<String, String> java(SortedSet<String> parameters) {
    return free(parameters, JAVA);
  }

  private static Map<String, String> free(SortedSet<String> parameters, Set<String> taken) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String parameter : parameters) {
      String name = parameter;
      while (taken.contains(name) || (!name.equals(parameter) && parameters.contains(name))) {
        name += "_";
      }
      names.put(parameter, name);
    }
    names.put("t", "progress");
    return names;
  }
}
