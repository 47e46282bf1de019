package io.github.lossmith.trainer.experiment;

/**
 * The paper's augmentation.
 *
 * @param noise standard deviation of the Gaussian noise, of values in [0, 1]
 * @param horizontalFlip probability
 * @param verticalFlip probability
 * @param contrast the factor is drawn from [1-contrast, 1+contrast]
 * @param brightness the summand is drawn from [-brightness, brightness], of values in [0, 1]
 */
public record Augmentation(
    double noise, double horizontalFlip, double verticalFlip, double contrast, double brightness) {}
