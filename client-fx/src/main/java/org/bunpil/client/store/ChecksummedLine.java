package org.bunpil.client.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One record of a file: eight hex digits of CRC-32C, a space, the text, a line feed. An incomplete or damaged line ends what can be read.
 */
final class ChecksummedLine {
    private static final int HEAD_BYTES = 9;

    private ChecksummedLine() {}

    static byte[] encode(String text) {
        if (text.indexOf('\n') >= 0) throw new IllegalArgumentException("one line a record");
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[HEAD_BYTES + body.length + 1];
        byte[] head = (checksum(body, 0, body.length) + " ").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, line, 0, HEAD_BYTES);
        System.arraycopy(body, 0, line, HEAD_BYTES, body.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** The texts that could be read. {@code goodBytes}: where the first incomplete or damaged line begins, or the file's end. */
    record Read(List<String> texts, int goodBytes) {}

    static Read decode(byte[] file) {
        List<String> texts = new ArrayList<>();
        int start = 0;
        for (int end = 0; end < file.length; end++) {
            if (file[end] != '\n') continue;
            int body = start + HEAD_BYTES;
            if (body > end) break;
            String head = new String(file, start, HEAD_BYTES, StandardCharsets.US_ASCII);
            if (!head.equals(checksum(file, body, end - body) + " ")) break;
            texts.add(new String(file, body, end - body, StandardCharsets.UTF_8));
            start = end + 1;
        }
        return new Read(texts, start);
    }

    private static String checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
