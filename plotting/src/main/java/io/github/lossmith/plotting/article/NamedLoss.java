package io.github.lossmith.plotting.article;

import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.text.RichText;

/** A loss to be drawn, with its name in the legend and its line. */
public record NamedLoss(RichText name, LossCurve curve, LineStyle style) {}
