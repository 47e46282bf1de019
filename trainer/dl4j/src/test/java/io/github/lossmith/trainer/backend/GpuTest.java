package io.github.lossmith.trainer.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GpuTest {
  @Test
  void cardsAreReadFromTheDriversTable() {
    List<Gpu> cards = Gpu.parse("NVIDIA GeForce RTX 3060, 8.6\nNVIDIA H200, 9.0\n[N/A]\n\n");
    assertThat(cards)
        .containsExactly(new Gpu("NVIDIA GeForce RTX 3060", 8.6), new Gpu("NVIDIA H200", 9.0));
  }

  @Test
  void hopperAndOlderThanKeplerAreNotUsable() {
    assertThat(new Gpu("RTX 4090", 8.9).isUsable()).isTrue();
    assertThat(new Gpu("H200", 9.0).isUsable()).isFalse();
    assertThat(new Gpu("K40", 3.5).isUsable()).isFalse();
  }
}
