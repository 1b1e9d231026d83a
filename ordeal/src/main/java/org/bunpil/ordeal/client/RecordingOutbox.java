package org.bunpil.ordeal.client;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bunpil.client.store.FileOutbox;
import org.bunpil.sync.Identity;
import org.bunpil.sync.Outbox;
import org.bunpil.wire.ClientFrame;

/** The app's outbox. All batches are recorded in the history before they go into it. */
final class RecordingOutbox implements Outbox {
    private final FileOutbox file;
    private final BiConsumer<String, ClientFrame.Ops> onPut;
    private final Consumer<String> note;
    private String client;

    /** @param client the client whose batches the outbox holds at first */
    RecordingOutbox(FileOutbox file, String client, BiConsumer<String, ClientFrame.Ops> onPut, Consumer<String> note) {
        this.file = file;
        this.client = client;
        this.onPut = onPut;
        this.note = note;
    }

    @Override
    public void put(ClientFrame.Ops batch) {
        onPut.accept(client, batch);
        file.put(batch);
    }

    @Override
    public void acknowledged(long k) {
        note.accept("done " + client + " " + k);
        file.acknowledged(k);
    }

    @Override
    public void saveNextIdentity(Identity next, Runnable whenKept) {
        file.saveNextIdentity(next, whenKept);
    }

    @Override
    public void restart(Identity identity, List<ClientFrame.Ops> batches, Runnable whenKept) {
        client = identity.client();
        for (ClientFrame.Ops batch : batches) onPut.accept(client, batch);
        file.restart(identity, batches, whenKept);
    }

    @Override
    public boolean isFull() {
        return file.isFull();
    }
}
