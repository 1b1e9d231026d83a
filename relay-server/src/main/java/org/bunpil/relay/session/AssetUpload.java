package org.bunpil.relay.session;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bunpil.model.Limits;
import org.bunpil.wire.ClientFrame;

/** A picture that is being uploaded part by part. Guarded by its {@link SessionAssets}. */
final class AssetUpload {
    final String id;
    private final int n;
    private final List<byte[]> parts = new ArrayList<>();
    private int bytes;

    AssetUpload(String id, int n) {
        this.id = id;
        this.n = n;
    }

    boolean isNext(ClientFrame.AssetPut part) {
        return id.equals(part.id()) && part.n() == n && part.i() == parts.size();
    }

    /** Adds a part. @return false when the picture would be too large */
    boolean add(byte[] part) {
        if (bytes + part.length > Limits.ASSET_BYTES) return false;
        parts.add(part);
        bytes += part.length;
        return true;
    }

    static byte[] decoded(ClientFrame.AssetPut part) {
        return Base64.getDecoder().decode(part.data());
    }

    boolean isWhole() {
        return parts.size() == n;
    }

    /** The number of bytes so far. */
    int size() {
        return bytes;
    }

    byte[] joined() {
        byte[] all = new byte[bytes];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
