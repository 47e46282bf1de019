/**
 * PyTorch as an engine: finds the Pythons of a machine, asks each what it could train with, and
 * runs the experiment's program with one of them. Nothing of PyTorch is downloaded or loaded here.
 */
@NullMarked
package io.github.lossmith.trainer.pytorch;

import org.jspecify.annotations.NullMarked;
