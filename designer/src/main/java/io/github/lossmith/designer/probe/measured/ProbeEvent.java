package io.github.lossmith.designer.probe.measured;

/**
 * What happened while a loss was called.
 *
 * @param kind {@code throws}, {@code hangs}, {@code ends}, {@code prints}, {@code noGradient},
 *     {@code refuses}, {@code fails}, {@code overBatch}: a softmax over the examples, {@code
 *     filled}: masks or weights of ones were given
 * @param text the exception's first line, the names of what was filled in, or empty
 * @param type of the logits, or empty
 * @param classes their number, 0 where it is not known
 * @param s where it happened first; NaN where that is not known
 * @param count how often, or how many characters were printed
 */
public record ProbeEvent(
    String kind, String text, String type, int classes, double s, long count) {}
