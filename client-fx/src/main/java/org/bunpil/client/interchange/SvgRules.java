package org.bunpil.client.interchange;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What an SVG says once for several elements: styles of classes, and the colours of gradients. */
final class SvgRules {
    private static final Pattern RULE = Pattern.compile("([^{}]{1,500})\\{([^{}]{0,2000})\\}");
    private static final Pattern CLASS = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_-]{0,80})");
    private static final int MOST = 2_000;

    private final Map<String, Map<String, String>> classes = new HashMap<>();
    private final Map<String, Integer> gradients = new HashMap<>();

    /** The properties of an element: its own style, those of its classes, then its attributes. */
    UnaryOperator<String> properties(XMLStreamReader xml) {
        Map<String, String> own = declarations(XmlInput.attribute(xml, "style"));
        String[] names = XmlInput.attribute(xml, "class").strip().split("\\s+");
        return property -> {
            String value = own.get(property);
            for (int i = names.length - 1; value == null && i >= 0; i--) {
                Map<String, String> ofClass = classes.get(names[i]);
                value = ofClass == null ? null : ofClass.get(property);
            }
            return value != null ? value : XmlInput.attribute(xml, property);
        };
    }

    private static Map<String, String> declarations(String text) {
        Map<String, String> found = new HashMap<>();
        for (String each : text.split(";")) {
            int colon = each.indexOf(':');
            if (colon > 0 && found.size() < 100)
                found.put(
                        each.substring(0, colon).strip(),
                        each.substring(colon + 1).replace("!important", "").strip());
        }
        return found;
    }

    /** Notes the rules of classes. */
    void rules(String css) {
        Matcher rules = RULE.matcher(css.replaceAll("/\\*[^*]{0,1000}\\*/", ""));
        while (rules.find() && classes.size() < MOST) {
            Map<String, String> declared = declarations(rules.group(2));
            Matcher names = CLASS.matcher(rules.group(1));
            while (names.find())
                classes.computeIfAbsent(names.group(1), name -> new HashMap<>()).putAll(declared);
        }
    }

    /** The colour that stands for a gradient, or null. */
    @Nullable
    Integer gradient(String id) {
        return gradients.get(id);
    }

    /** Reads what is not shown where it stands, to its end, and notes the first colour of each gradient. */
    void definitions(XMLStreamReader xml, int mostDepth) throws XMLStreamException, IOException {
        String gradient = isGradient(xml) ? XmlInput.attribute(xml, "id") : "";
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > mostDepth) throw new IOException("nested too deeply");
                    if (isGradient(xml)) gradient = XmlInput.attribute(xml, "id");
                    if (xml.getLocalName().equals("stop") && !gradient.isEmpty()) stop(xml, gradient);
                    if (xml.getLocalName().equals("style")) {
                        rules(XmlInput.content(xml, 200_000));
                        depth--;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private void stop(XMLStreamReader xml, String gradient) {
        int color = SvgStyle.color(properties(xml).apply("stop-color"));
        if (color >= 0 && gradients.size() < MOST) gradients.putIfAbsent(gradient, color);
    }

    private static boolean isGradient(XMLStreamReader xml) {
        return xml.getLocalName().endsWith("Gradient");
    }
}
