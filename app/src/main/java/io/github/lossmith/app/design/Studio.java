package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Desk;
import javafx.beans.value.ObservableValue;

/**
 * What the controllers of the place share.
 *
 * @param desk texts, dialogs, tasks, settings
 * @param bench the designs
 * @param tracer their losses
 * @param files where they are saved
 * @param dark whether the window is dark, for what is drawn
 */
public record Studio(
    Desk desk, Workbench bench, Tracer tracer, DesignFiles files, ObservableValue<Boolean> dark) {}
