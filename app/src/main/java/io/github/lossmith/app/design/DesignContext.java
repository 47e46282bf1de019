package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.AppServices;

/**
 * What the controllers of the place share.
 *
 * @param desk texts, dialogs, tasks, settings
 * @param bench the designs
 * @param tracer their losses
 * @param files where they are saved
 * @param styles of their curves
 * @param choice how the user looks at them
 */
public record DesignContext(
    AppServices desk,
    DesignsModel bench,
    CurveUpdater tracer,
    DesignFiles files,
    DesignStyles styles,
    FigureChoice choice) {}
