package io.github.lossmith.app.design.model;

import io.github.lossmith.app.screen.AppServices;

/**
 * The objects that the controllers of the place share.
 *
 * @param services texts, dialogs, tasks, settings
 * @param designs the designs
 * @param updater their losses
 * @param files where they are saved
 * @param styles of their curves
 * @param choice the choice of panels, axes and tools
 * @param motion plays letters
 * @param family the curves of a letter's values
 */
public record DesignContext(
    AppServices services,
    DesignsModel designs,
    CurveUpdater updater,
    DesignFiles files,
    DesignStyles styles,
    FigureChoice choice,
    LetterMotion motion,
    LetterFamily family) {}
