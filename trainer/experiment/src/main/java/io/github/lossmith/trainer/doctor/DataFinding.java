package io.github.lossmith.trainer.doctor;

import io.github.lossmith.designer.problem.Problem;

/**
 * A finding of the doctor.
 *
 * @param kind what it is
 * @param effect what a run does about it
 * @param image id of the image, empty if it is not about one
 * @param text one line with the place and the values
 */
public record DataFinding(Kind kind, Effect effect, String image, Problem text) {
  /** The effect of a finding on a run. */
  public enum Effect {
    /** It does not start. */
    STOPS_A_RUN,
    /** It ignores the box. */
    BOX_LEFT_OUT,
    /** Nothing. */
    WORTH_KNOWING
  }

  /** The kinds of findings. */
  public enum Kind {
    /** A split names no image, an unsafe name, or cannot be read; or there is no split. */
    BAD_SPLIT,
    /** Files lie in other folders than Pascal VOC has them in. */
    WRONG_LAYOUT,
    /** A split has no object that could be trained on or found. */
    NO_OBJECTS_IN_SPLIT,
    /** An annotation is missing, too large, or no annotation. */
    BAD_ANNOTATION,
    /** An image of a split or of an annotation is not there. */
    MISSING_IMAGE,
    /** An image is damaged, too large or in an unknown format. */
    UNREADABLE_IMAGE,
    /** A class that is not among those asked for. */
    UNKNOWN_CLASS,
    /** A class name that is empty, has hidden letters, or looks like another one. */
    ODD_CLASS_NAME,
    /** All boxes of a split are plainly shares of their images, not pixels. */
    RELATIVE_BOXES,
    /** A corner is missing or no number. */
    BOX_WITHOUT_NUMBERS,
    /** Corners are swapped. */
    INVERTED_BOX,
    /** Width or height is 0. */
    EMPTY_BOX,
    /** A box lies outside the image. */
    BOX_OUTSIDE,
    /** A box lies in part outside the image. */
    BOX_REACHES_OUT,
    /** Width and height in the annotation are not those of the image. */
    OTHER_SIZE,
    /** An orientation mark says that the picture is to be turned. */
    ORIENTATION,
    /** An object has several boxes. */
    TWO_BOXES,
    /** Two image files have the same name with other endings. */
    TWO_IMAGES,
    /** An image has no object, or none with a usable box. */
    NO_OBJECTS,
    /** No prior overlaps an object by 0.5 or more. */
    NOT_REACHED,
    /** An annotation or an image is in no split. */
    IN_NO_SPLIT,
    /** Two splits share some images, and neither is part of the other. */
    SHARED_IMAGES,
    /** Two folders have images of the same name. */
    SAME_NAME
  }
}
