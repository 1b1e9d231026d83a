package org.bunpil.client.ui;

import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.dialogs.DialogLayer;
import org.bunpil.client.ui.dialogs.PopoverLayer;
import org.bunpil.client.ui.dialogs.Toasts;

/** What all bars and dialogs of one window share. */
public record UiContext(
        BoardContext board,
        Messages messages,
        Toasts toasts,
        DialogLayer dialogs,
        PopoverLayer popovers,
        AppControl app) {}
