package org.bunpil.client.app;

import java.net.URI;
import java.util.List;
import org.bunpil.client.ui.start.StartModel;
import org.bunpil.model.Limits;

/** Does what the start screen asks for. */
final class StartController implements StartModel.StartActions {
    private final AppWindow window;
    private final BoardOpener opener;
    private final AppSettings settings;

    StartController(AppWindow window, BoardOpener opener, AppSettings settings) {
        this.window = window;
        this.opener = opener;
        this.settings = settings;
    }

    @Override
    public void startClass(String name, String title, boolean onNetwork) {
        opener.host(name, onNetwork, null, title.isEmpty() ? null : title);
    }

    @Override
    public void join(String name, String code, URI relay) {
        OpenRequest request = OpenRequest.join(List.of(relay), null, code);
        settings.put("address", request.invitation().address());
        opener.acceptChangedCertificate(relay);
        opener.join(request, name);
    }

    @Override
    public void startAt(StartModel.RelayAccount relayAccount, String name, String title) {
        settings.remember(relayAccount);
        URI relay = URI.create(relayAccount.address());
        opener.acceptChangedCertificate(relay);
        opener.open(OpenRequests.at(relayAccount, null, title.isEmpty() ? null : title), name);
    }

    @Override
    public void reopen(String name, StartModel.RecentEntry recentEntry, String key) {
        for (AppSettings.RecentBoard each : settings.recent()) {
            if (each.board().equals(recentEntry.key())) {
                if (each.hosted()) {
                    opener.host(name, each.onNetwork(), each.board(), null);
                } else if (each.own()
                        && each.relay().equals(settings.relayAccount().address())) {
                    reopenAt(settings.relayAccount(), each.board(), key, name);
                } else {
                    opener.open(OpenRequest.join(List.of(URI.create(each.relay())), each.board(), each.code()), name);
                }
                return;
            }
        }
    }

    private void reopenAt(StartModel.RelayAccount relayAccount, String board, String typed, String name) {
        String key = typed.isEmpty() ? relayAccount.key() : typed;
        if (key.length() < Limits.KEY_MIN_UNITS) {
            window.failed("start.error.key");
        } else {
            opener.open(
                    OpenRequests.at(
                            new StartModel.RelayAccount(
                                    relayAccount.address(), relayAccount.user(), key, relayAccount.remembered()),
                            board,
                            null),
                    name);
        }
    }

    @Override
    public void forget(StartModel.RecentEntry recentEntry) {
        settings.forget(recentEntry.key());
    }
}
