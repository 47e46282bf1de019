package io.github.lossmith.trainer.dataset;

/** The images of an experiment: those to train on and those to test on, with the same classes. */
public record ExperimentImages(Dataset train, Dataset test) {}
