package org.bunpil.client.ui.follow;

import org.bunpil.client.editor.LocalPresence;
import org.bunpil.client.follow.Following;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.client.ui.dialogs.Toasts;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Bringing the class to what the teacher sees, once or until it is released; and for who was brought, the way back. */
public final class FollowActions extends ActionGroup {
    public final Action bring;
    public final Action lead;
    final Action back;
    final Action again;

    public FollowActions(UiContext ui, DisabledReasons disabledReasons) {
        LocalPresence localPresence = ui.board().editor().localPresence();
        Following following = ui.board().following();
        bring = add(Action.of("lead.bring", Action.Section.VIEW, Material2OutlinedMZ.MY_LOCATION)
                .unless(disabledReasons::hosts)
                .notAtKiosk()
                .does(() -> {
                    localPresence.bringEveryone();
                    ui.toasts().show(Toasts.Kind.INFO, ui.messages().text("lead.brought"));
                }));
        lead = add(Action.of("lead", Action.Section.VIEW, Material2OutlinedAL.GROUPS)
                .named(messages -> messages.text(localPresence.leads() ? "lead.end" : "lead.begin"))
                .unless(disabledReasons::hosts)
                .chosen(localPresence::leads)
                .notAtKiosk()
                .does(() -> localPresence.lead(!localPresence.leads())));
        back = add(Action.of("follow.back", Action.Section.VIEW, Material2OutlinedMZ.UNDO)
                .unless(() -> switch (following.state()) {
                    case FOLLOWS, BROUGHT -> null;
                    case FREE, AWAY -> "why.not.brought";
                })
                .does(following::back));
        again = add(Action.of("follow.again", Action.Section.VIEW, Material2OutlinedMZ.VISIBILITY)
                .unless(() -> following.state() == Following.State.AWAY ? null : "why.no.leader")
                .does(following::follow));
    }
}
