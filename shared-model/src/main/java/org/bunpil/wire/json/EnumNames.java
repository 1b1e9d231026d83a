package org.bunpil.wire.json;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Background;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;
import org.bunpil.model.ElementKind;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.InkTool;
import org.bunpil.model.Role;
import org.bunpil.model.ShapeForm;
import org.jspecify.annotations.Nullable;

/** The names of an enum's constants on the wire: the same in lower case. */
public final class EnumNames<E extends Enum<E>> {
    public static final EnumNames<Background> BACKGROUND = new EnumNames<>(Background.class);
    public static final EnumNames<ChangeMode> CHANGE_MODE = new EnumNames<>(ChangeMode.class);
    public static final EnumNames<ErrorCode> CODE = new EnumNames<>(ErrorCode.class);
    public static final EnumNames<ShapeForm> FORM = new EnumNames<>(ShapeForm.class);
    public static final EnumNames<InkTool> INK_TOOL = new EnumNames<>(InkTool.class);
    public static final EnumNames<ElementKind> KIND = new EnumNames<>(ElementKind.class);
    public static final EnumNames<PageMode> PAGE_MODE = new EnumNames<>(PageMode.class);
    public static final EnumNames<Role> ROLE = new EnumNames<>(Role.class);
    public static final EnumNames<Route> ROUTE = new EnumNames<>(Route.class);
    public static final EnumNames<Tip> TIP = new EnumNames<>(Tip.class);
    public static final EnumNames<WriteMode> WRITE_MODE = new EnumNames<>(WriteMode.class);

    private final Map<String, E> values = new HashMap<>();
    private final Map<E, String> texts;

    private EnumNames(Class<E> type) {
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

    public String text(E value) {
        return Objects.requireNonNull(texts.get(value));
    }
}
