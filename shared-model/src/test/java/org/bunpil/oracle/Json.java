package org.bunpil.oracle;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes trees of maps, lists, strings, numbers, booleans and nulls as {@code JSON.stringify} does. */
final class Json {
    private Json() {}

    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                write(entry.getKey(), out);
                out.append(':');
                write(entry.getValue(), out);
                if (entries.hasNext()) out.append(',');
            }
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                if (i > 0) out.append(',');
                write(list.get(i), out);
            }
            out.append(']');
        } else if (value instanceof String text) {
            string(text, out);
        } else {
            out.append(value);
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (char unit : text.toCharArray()) {
            if (unit >= ' ' && unit != '"' && unit != '\\') {
                out.append(unit);
                continue;
            }
            int named = "\"\\\b\f\n\r\t".indexOf(unit);
            if (named >= 0) out.append('\\').append("\"\\bfnrt".charAt(named));
            else out.append("\\u00").append(unit < 16 ? "0" : "1").append("0123456789abcdef".charAt(unit % 16));
        }
        out.append('"');
    }
}
