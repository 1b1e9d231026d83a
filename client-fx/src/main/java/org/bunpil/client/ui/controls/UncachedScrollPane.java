package org.bunpil.client.ui.controls;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/**
 * A scroll pane that is painted like any other node. The toolkit's own keeps a bitmap of what it shows, as large as itself, and when the
 * pane is thrown away the toolkit's pool never gets that bitmap back: 4 MB for each start screen (docs/decisions/0139).
 */
public class UncachedScrollPane extends ScrollPane {
    public UncachedScrollPane() {}

    public UncachedScrollPane(Node content) {
        super(content);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        for (Node part : getChildren()) part.setCache(false);
        return skin;
    }
}
