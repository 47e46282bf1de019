/**
 * The files of a Pascal VOC folder: splits, annotations, names of images and classes. Not trusted.
 */
@NullMarked
package io.github.lossmith.trainer.voc;

import org.jspecify.annotations.NullMarked;
