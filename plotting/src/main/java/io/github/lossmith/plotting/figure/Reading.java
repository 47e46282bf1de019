package io.github.lossmith.plotting.figure;

/** The points at which values of a curve can be read out. */
public enum Reading {
  /** Everywhere: linearly interpolated between points. */
  ANYWHERE,
  /** At integers only, such as steps; values between drawn points are interpolated. */
  STEPS,
  /** At its points only, which the line merely connects. */
  POINTS,
  /** Nowhere: it accompanies another curve that is read out. */
  NOWHERE
}
