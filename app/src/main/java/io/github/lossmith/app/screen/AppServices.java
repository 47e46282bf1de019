package io.github.lossmith.app.screen;

import io.github.lossmith.app.settings.Directories;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.plotting.article.LossStyles;
import javafx.beans.value.ObservableBooleanValue;

/**
 * What every place is given.
 *
 * @param texts the words, in the language of the moment
 * @param controls makes menus and buttons
 * @param dialogs everything above the window
 * @param tasks where work runs
 * @param settings what the window remembers
 * @param directories the platform's places for files
 * @param notices the line at the lower edge
 * @param styles the line of every loss
 * @param dark whether the window is dark, for what is drawn
 */
public record AppServices(
    Texts texts,
    Controls controls,
    Dialogs dialogs,
    Tasks tasks,
    SettingsStore settings,
    Directories directories,
    Notices notices,
    LossStyles styles,
    ObservableBooleanValue dark) {}
