package org.bunpil.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayAddressTest {
    private static final String CERTIFICATE = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "192.168.0.10:7310,         wss://192.168.0.10:7310/v1",
        "relay.example.org,         wss://relay.example.org/v1",
        "127.0.0.1:7310,            ws://127.0.0.1:7310/v1",
        "localhost:7310,            ws://localhost:7310/v1",
        "ws://192.168.0.10:8700,    ws://192.168.0.10:8700/v1",
        "wss://127.0.0.1:1/,        wss://127.0.0.1:1/v1",
        "wss://a/other,             wss://a/other",
        "[fd00::1]:7310,            wss://[fd00::1]:7310/v1",
    })
    void whatPeopleLeaveOutIsPutIn(String typed, String relay) {
        URI address = Objects.requireNonNull(RelayAddress.parse(typed));
        assertEquals(relay, address.toString());
        // The displayed address, read out and typed by another person, gives the same relay.
        assertEquals(address, RelayAddress.parse(RelayAddress.display(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://a", "ws://", "two words", "wss://a/v1#abc", "wss://user@a/v1", "a:b"})
    void whatIsNoAddressIsNone(String typed) {
        assertNull(RelayAddress.parse(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss://192.168.0.10:7310/v1", "wss://relay.example.org/v1", "wss://127.0.0.1:7310/v1"})
    void aLinkSaysRelayCodeAndCertificate(String relay) {
        URI invited = URI.create(relay + "#" + CERTIFICATE);
        String link = new Invitation(invited, Invitation.Reach.NETWORK).link("M4XW-7HTN");
        assertEquals(new JoinLink(invited, "M4XW-7HTN"), JoinLink.find("come: " + link + " now"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bunpil://a", "bunpil:///M4XW-7HTN", "bunpil://a/M4XW", "M4XW-7HTN"})
    void whatIsNoLinkIsNone(String text) {
        assertNull(JoinLink.find(text));
    }

    /** A join link always means encryption, so a relay without it has no link. */
    @ParameterizedTest
    @CsvSource({"ws://192.168.0.10:8700/v1,''", "ws://127.0.0.1:7310/v1,bunpil://127.0.0.1:7310/M4XW-7HTN"})
    void withoutEncryptionThereIsNoLinkBeyondThisComputer(String relay, String link) {
        assertEquals(link, JoinLink.format(URI.create(relay), "M4XW-7HTN"));
    }
}
