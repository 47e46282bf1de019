package io.github.lossmith.trainer.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FloatsTest {
  /** What ND4J's keeper of locations, in its place an ear, hears while {@code work} runs. */
  private static List<String> heard(Runnable work) throws ReflectiveOperationException {
    AffinityManager real = Nd4j.getAffinityManager();
    List<String> calls = new ArrayList<>();
    Object ear =
        Proxy.newProxyInstance(
            FloatsTest.class.getClassLoader(),
            new Class<?>[] {AffinityManager.class},
            (proxy, method, arguments) -> {
              if (method.getName().endsWith("Location")) {
                calls.add(method.getName() + " " + arguments[1]);
              }
              return method.invoke(real, arguments);
            });
    Field keeper = Nd4j.class.getDeclaredField("affinityManager");
    keeper.setAccessible(true);
    keeper.set(null, ear);
    try {
      work.run();
    } finally {
      keeper.set(null, real);
    }
    return calls;
  }

  @Test
  void valuesOfAViewAreReadAndWrittenInPlace() {
    INDArray whole = Nd4j.arange(12).castTo(DataType.FLOAT).reshape('c', 4, 3);
    INDArray view = whole.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(2, 4));
    float[] out = new float[2];
    Floats.read(view, 1, out, 2);
    assertThat(out).containsExactly(7, 8);
    Floats.write(view, 3, new float[] {-1, -2}, 2);
    assertThat(whole.ravel().toFloatVector())
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, -1, -2, 11);
    assertThat(Floats.bits(view).get(0)).isEqualTo(Float.floatToRawIntBits(6));
    assertThat(Floats.memory(view).get(1)).isEqualTo(7);
  }

  /** What a graphics card needs: it would read and write stale copies without these calls. */
  @Test
  void copiesOfACardsArraysAreBroughtUpToDateAndAnnounced() throws Exception {
    INDArray array = Nd4j.zeros(DataType.FLOAT, 8);
    float[] values = {1, 2};
    assertThat(heard(() -> Floats.read(array, 0, values, 2)))
        .containsExactly("ensureLocation HOST");
    assertThat(heard(() -> Floats.write(array, 0, values, 2)))
        .containsExactly("ensureLocation HOST", "tagLocation HOST");
    assertThat(heard(() -> Floats.fingerprint(array))).containsExactly("ensureLocation HOST");
  }

  @Test
  void fingerprintsTellContentsApart() {
    Set<Long> seen = new HashSet<>();
    int arrays = 0;
    for (int length : new int[] {1, 2, 40_000}) {
      for (int at : length == 1 ? new int[] {0} : new int[] {0, length - 1}) {
        for (float value : new float[] {-9, -2, 0.3f, 1, Float.NEGATIVE_INFINITY, Float.NaN}) {
          INDArray array = Nd4j.zeros(DataType.FLOAT, length);
          array.putScalar(at, value);
          seen.add(Floats.fingerprint(array));
          arrays++;
        }
      }
    }
    assertThat(seen).hasSize(arrays);
  }
}
