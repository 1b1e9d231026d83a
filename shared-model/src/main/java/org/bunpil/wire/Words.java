package org.bunpil.wire;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bunpil.model.Background;
import org.bunpil.model.Code;
import org.bunpil.model.Form;
import org.bunpil.model.InkTool;
import org.bunpil.model.Role;
import org.bunpil.model.WriteMode;
import org.jspecify.annotations.Nullable;

/** The words by which the wire names an enum's constants: the same in lower case. */
final class Words<E extends Enum<E>> {
    static final Words<Background> BACKGROUND = new Words<>(Background.class);
    static final Words<Code> CODE = new Words<>(Code.class);
    static final Words<Form> FORM = new Words<>(Form.class);
    static final Words<InkTool> INK_TOOL = new Words<>(InkTool.class);
    static final Words<Role> ROLE = new Words<>(Role.class);
    static final Words<WriteMode> WRITE_MODE = new Words<>(WriteMode.class);

    private final Map<String, E> values = new HashMap<>();
    private final Map<E, String> texts;

    private Words(Class<E> type) {
        texts = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            String text = constant.name().toLowerCase(Locale.ROOT);
            values.put(text, constant);
            texts.put(constant, text);
        }
    }

    @Nullable
    E of(String text) {
        return values.get(text);
    }

    String text(E value) {
        return Objects.requireNonNull(texts.get(value));
    }
}
