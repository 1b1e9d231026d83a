package org.bunpil.client.interchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text that is written as HTML, with its lines. */
final class RichText {
    private static final Pattern HEAD = Pattern.compile("(?is)<(head|style|script)\\b[^>]*>.*?</\\1\\s*>");
    private static final Pattern LINE = Pattern.compile("(?i)<br\\s*/?>|</(p|div|li|h[1-6]|tr)\\s*>");
    private static final Pattern TAG = Pattern.compile("<[^>]{0,4000}>");
    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);");

    private RichText() {}

    static String plain(String html) {
        if (!html.contains("<")) return html.strip();
        String text = HEAD.matcher(html).replaceAll("");
        text = text.replaceAll("\\s+", " ");
        text = LINE.matcher(text).replaceAll("\n");
        text = TAG.matcher(text).replaceAll("");
        return decoded(text)
                .lines()
                .map(String::strip)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("")
                .strip();
    }

    private static String decoded(String text) {
        StringBuilder all = new StringBuilder();
        Matcher entities = ENTITY.matcher(text);
        while (entities.find()) entities.appendReplacement(all, Matcher.quoteReplacement(character(entities.group(1))));
        return entities.appendTail(all).toString();
    }

    private static String character(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> " ";
            default -> {
                boolean hex = name.startsWith("#x");
                int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
                yield Character.isValidCodePoint(code) ? Character.toString(code) : "";
            }
        };
    }
}
