package io.github.lossmith.trainer.detector;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes arrays into an {@code .npz} file, which {@code numpy.load} reads. */
final class NumpyArchive implements AutoCloseable {
  private final ZipOutputStream zip;

  NumpyArchive(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    zip = new ZipOutputStream(out);
  }

  void put(String name, float[] values, long... shape) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    put(name, "<f4", bytes.array(), shape);
  }

  void put(String name, double[] values, long... shape) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    put(name, "<f8", bytes.array(), shape);
  }

  void put(String name, int[] values, long... shape) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    put(name, "<i4", bytes.array(), shape);
  }

  private void put(String name, String type, byte[] values, long... shape) throws IOException {
    String sizes = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining());
    String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + sizes + "), }";
    // the header ends at a multiple of 64 bytes; ten come before it
    header += " ".repeat(63 - (header.length() + 10) % 64) + "\n";
    ByteBuffer start = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    start.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    start.put((byte) 1).put((byte) 0).putShort((short) header.length());
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(start.array());
    zip.write(header.getBytes(StandardCharsets.US_ASCII));
    zip.write(values);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
