package io.github.lossmith.app.screen;

import io.github.lossmith.app.settings.Directories;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.plotting.article.LossStyles;
import javafx.beans.value.ObservableBooleanValue;

/**
 * The services that every place uses.
 *
 * @param texts texts in the current language
 * @param controls creates menus and buttons
 * @param dialogs dialogs of the window
 * @param tasks runs background work
 * @param settings persistent settings
 * @param directories the platform's directories
 * @param notices the line at the lower edge
 * @param styles the style of every loss
 * @param dark whether the theme is dark
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
