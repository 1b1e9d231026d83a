package org.bunpil.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinInputTest {
    private static final String LINK = "bunpil://192.168.0.10:7310/M4XW-7HTN";

    @ParameterizedTest
    @CsvSource({
        "m4xw7htn,                      192.168.0.10",
        "M4XW-7HTN,                     192.168.0.10:7310",
        "M4XW – 7HTN,                   ' 192.168.0.10 '",
        "'',                            M4XW-7HTN 192.168.0.10:7310",
        "M4XW-7HTN 192.168.0.10,        ''",
        "'',                            'Code: m4xw 7htn, 192.168.0.10'",
        "192.168.0.10:7310,             M4XW-7HTN",
        "192.168.0.10 M4XW-7HTN,        ''",
        LINK + ",                       ''",
        "'',                            " + LINK,
        "M4XW-7HTN 192.168.0.10:7310" + LINK + ", old.example.org",
        LINK + ",                       10.0.0.1:7310",
        "M٤XW-٧HTN,                     ١٩٢.١٦٨.٠.١٠:٧٣١٠",
        "m۴xw-۷htn,                     ۱۹۲٫۱۶۸٫۰٫۱۰",
        "M๔XW ๗HTN,                     ๑๙๒.๑๖๘.๐.๑๐",
        "Ｍ４ＸＷ－７ＨＴＮ,               １９２。１６８。０。１０：７３１０",
        "'\u200fM4XW-7HTN\u200e',      '\u2067192.168.0.10\u2069'",
        "'M4XW\u00a07HTN',             192.168.0.10",
    })
    void whicheverFieldItIsIn(String code, String address) {
        JoinInput input = JoinInput.read(code, address);
        assertEquals("M4XW-7HTN", input.code());
        assertEquals(List.of(URI.create("wss://192.168.0.10:7310/v1")), input.relays());
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,             ws://localhost:7310/v1 ws://localhost/v1",
        "127.0.0.1,             ws://127.0.0.1:7310/v1",
        "[fd00::1],             wss://[fd00::1]:7310/v1",
        "relay.example.org,     wss://relay.example.org:7310/v1 wss://relay.example.org/v1",
        "class22a,              wss://class22a:7310/v1 wss://class22a/v1",
        "relay.example.org:8700,wss://relay.example.org:8700/v1",
        "wss://relay.example.org,wss://relay.example.org/v1",
    })
    void schemeAndPortAreFilledIn(String address, String relays) {
        assertEquals(
                relays,
                String.join(
                        " ",
                        JoinInput.read("M4XW-7HTN", address).relays().stream()
                                .map(URI::toString)
                                .toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "'',            192.168.0.10",
        "M4XW,          192.168.0.10",
        "M4XW-7HT0,     192.168.0.10",
        "M4XW 7HTNN,    192.168.0.10",
        "M4XW-7HTN,     two words",
        "M4XW-7HTN,     ''",
        "M4XW-7HTN,     M4XW-7HTN",
        "M4XW-7HTN,     http://a/v1",
    })
    void whatIsMissingIsMissing(String code, String address) {
        assertFalse(JoinInput.read(code, address).isComplete());
    }
}
