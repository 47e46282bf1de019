package io.github.lossmith.trainer.training;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What TensorBoard would read of a run: every scalar of every event file, by its own parser. */
final class EventFiles {
  private EventFiles() {}

  /** {@code TAG STEP} of each scalar, in the order of the files' names. */
  static List<String> scalars(Path run) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(run)) {
      files = all.filter(f -> f.getFileName().toString().contains("tfevents")).sorted().toList();
    }
    List<String> scalars = new ArrayList<>();
    for (Path file : files) {
      ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      while (in.remaining() >= 16) {
        int length = (int) in.getLong();
        in.getInt();
        byte[] event = new byte[length];
        in.get(event);
        in.getInt();
        scalar(event, scalars);
      }
    }
    return scalars;
  }

  private static void scalar(byte[] event, List<String> out) throws IOException {
    long step = 0;
    String tag = "";
    for (Field field : fields(event)) {
      if (field.number() == 2) {
        step = field.value();
      } else if (field.number() == 5) {
        byte[] value = fields(field.content()).get(0).content();
        tag = new String(fields(value).get(0).content(), StandardCharsets.UTF_8);
      }
    }
    if (!tag.isEmpty()) {
      out.add(tag + " " + step);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // read once
  private record Field(int number, long value, byte[] content) {}

  private static List<Field> fields(byte[] message) throws IOException {
    List<Field> fields = new ArrayList<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(message));
    while (in.available() > 0) {
      long key = varint(in);
      int number = (int) (key >>> 3);
      switch ((int) (key & 7)) {
        case 0 -> fields.add(new Field(number, varint(in), new byte[0]));
        case 1 -> fields.add(new Field(number, 0, in.readNBytes(8)));
        case 5 -> fields.add(new Field(number, 0, in.readNBytes(4)));
        default -> fields.add(new Field(number, 0, in.readNBytes((int) varint(in))));
      }
    }
    return fields;
  }

  private static long varint(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int b = in.readUnsignedByte();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
  }
}
