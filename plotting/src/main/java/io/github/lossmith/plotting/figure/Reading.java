package io.github.lossmith.plotting.figure;

/** Where a curve has values that can be read out. */
public enum Reading {
  /** Everywhere: between two points on the line that joins them. */
  ANYWHERE,
  /** At whole places only, such as steps; the line stands for those that were not drawn. */
  STEPS,
  /** At its points only, which the line joins for the eye. */
  POINTS,
  /** Nowhere: it stands behind another curve that is read out. */
  NOWHERE
}
