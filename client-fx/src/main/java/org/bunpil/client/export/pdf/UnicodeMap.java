package org.bunpil.client.export.pdf;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The map from the codes of a font to the text that they stand for, so that it can be selected and searched. */
final class UnicodeMap {
    /** Lines of one block, as the format wants it. */
    private static final int BLOCK = 100;

    private static final HexFormat HEX = HexFormat.of();

    private UnicodeMap() {}

    /** @param texts by code; codes without text are left out. @param bytes of a code, 1 or 2 */
    static byte[] of(List<String> texts, int bytes) {
        String last = "F".repeat(2 * bytes);
        StringBuilder map = new StringBuilder()
                .append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
                .append("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n")
                .append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
                .append("1 begincodespacerange\n<")
                .append("0".repeat(2 * bytes))
                .append("> <")
                .append(last)
                .append(">\nendcodespacerange\n");
        StringBuilder block = new StringBuilder();
        int lines = 0;
        for (int code = 0; code < texts.size(); code++) {
            if (!texts.get(code).isEmpty()) {
                block.append('<').append(HEX.toHexDigits(code, 2 * bytes)).append("> <");
                block.append(HEX.formatHex(texts.get(code).getBytes(StandardCharsets.UTF_16BE)))
                        .append(">\n");
                lines++;
            }
            if (lines == BLOCK || (lines > 0 && code == texts.size() - 1)) {
                map.append(lines).append(" beginbfchar\n").append(block).append("endbfchar\n");
                block.setLength(0);
                lines = 0;
            }
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return map.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
