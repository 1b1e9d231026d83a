package org.bunpil.relay.hostile;

import static org.bunpil.relay.hostile.Attack.quick;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.List;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.wire.RelayFrame;

/** Attacks with pictures. */
final class AssetAttacks {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0};

    private AssetAttacks() {}

    static final List<Attack> ALL = List.of(
            quick(
                    "a picture whose bytes are not what its id says",
                    "`bad_field`",
                    relay -> relay.refused(ErrorCode.BAD_FIELD, put(0, 1, PNG))),
            quick(
                    "a picture that is none",
                    "`bad_field`",
                    relay -> relay.refused(ErrorCode.BAD_FIELD, put(0, 1, new byte[1_000]))),
            quick(
                    "a picture of 4,097 parts",
                    "`bad_field`",
                    relay -> relay.refused(ErrorCode.BAD_FIELD, put(0, 4_097, PNG))),
            quick(
                    "a part that does not follow",
                    "`bad_field`",
                    relay -> relay.refused(ErrorCode.BAD_FIELD, put(1, 2, PNG))),
            quick("500 pictures begun and none finished", "only the last is kept waiting", relay -> {
                try (TestClient eve = relay.joined(relay.newAttacker())) {
                    for (int i = 0; i < 500; i++) eve.raw(put(0, 2, PNG).replace(ID, ID.substring(4) + (1_000 + i)));
                    eve.raw("{\"t\":\"ping\",\"n\":1}").await(RelayFrame.Pong.class);
                }
            }),
            quick("500 pictures asked for at once", "`no_asset`, `rate`", relay -> {
                try (TestClient eve = relay.joined(relay.newAttacker())) {
                    for (int i = 0; i < 500; i++)
                        eve.raw("{\"t\":\"asset.get\",\"id\":\"" + ID.substring(4) + (1_000 + i) + "\"}");
                    eve.await(RelayFrame.Failure.class, failure -> failure.code() == ErrorCode.NO_ASSET);
                    eve.raw("{\"t\":\"ping\",\"n\":1}").await(RelayFrame.Pong.class);
                    assertEquals(0, eve.count(RelayFrame.AssetData.class));
                }
            }));

    private static String put(int i, int n, byte[] bytes) {
        return "{\"t\":\"asset.put\",\"id\":\"" + ID + "\",\"i\":" + i + ",\"n\":" + n + ",\"d\":\""
                + Base64.getEncoder().encodeToString(bytes) + "\"}";
    }
}
