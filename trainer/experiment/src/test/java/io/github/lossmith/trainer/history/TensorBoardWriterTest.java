package io.github.lossmith.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.history.MetricLine.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Event files for TensorBoard. */
class TensorBoardWriterTest {
  @TempDir private Path folder;

  private byte[] written() throws IOException {
    Instant now = Instant.ofEpochMilli(1_700_000_000_500L);
    try (TensorBoardWriter writer = TensorBoardWriter.open(folder, now)) {
      writer.append(new Step("CE", 300, now, 0.5, 0.25, 0.25, 1e-3, 4, 0.1));
    }
    try (Stream<Path> files = Files.list(folder)) {
      return Files.readAllBytes(files.findFirst().orElseThrow());
    }
  }

  private static List<byte[]> frames(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> frames = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] length = new byte[8];
      in.get(length);
      assertThat(in.getInt()).isEqualTo(TensorBoardWriter.maskedCrc(length, 8));
      byte[] content =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      in.get(content);
      assertThat(in.getInt()).isEqualTo(TensorBoardWriter.maskedCrc(content, content.length));
      frames.add(content);
    }
    return frames;
  }

  @Test
  void checksumFollowsTheSpecification() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    int crc = 0xe3069283;
    int masked = (crc >>> 15 | crc << 17) + 0xa282ead8;
    assertThat(TensorBoardWriter.maskedCrc(digits, 9)).isEqualTo(masked);
  }

  @Test
  void firstEventNamesTheVersionAsTensorFlowDoes() throws IOException {
    String hex = HexFormat.of().formatHex(frames(written()).get(0));
    assertThat(hex).startsWith("09").contains("1a0d" + "627261696e2e4576656e743a32");
  }

  @Test
  void scalarHoldsStepTagAndValue() throws IOException {
    List<byte[]> frames = frames(written());
    assertThat(frames).hasSize(6);
    String hex = HexFormat.of().formatHex(frames.get(1));
    String tag = HexFormat.of().formatHex("loss/CE".getBytes(StandardCharsets.UTF_8));
    assertThat(hex).contains("10ac02").endsWith("0a07" + tag + "150000003f");
  }
}
