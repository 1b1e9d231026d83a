package org.bunpil.client.ui.keyboard;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.controls.Delay;
import org.bunpil.client.ui.theme.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The keys. A press acts at once, so that two thumbs may overlap, and takes the focus from nothing. */
final class OnScreenKeyboard extends VBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    /** Side of a key, pixels. */
    private static final double KEY = 64;

    private static final double WIDE = 1.5;
    private static final double MOST_WIDTH = 1_240;
    private static final long REPEAT_AFTER_MILLIS = 500;
    private static final long REPEAT_MILLIS = 90;

    private final Messages messages;
    private final FieldTyping typing;
    private final Runnable hide;
    private boolean hangul;
    private boolean signs;
    private boolean shift;
    private @Nullable Delay repeat;

    /** @param hide what the key does that hides the keyboard */
    OnScreenKeyboard(Messages messages, FieldTyping typing, Runnable hide) {
        this.messages = messages;
        this.typing = typing;
        this.hide = hide;
        this.hangul = messages.locale().getLanguage().equals("ko");
        setId("keyboard");
        getStyleClass().add("keyboard");
        setAlignment(Pos.CENTER);
        show();
    }

    private void show() {
        stopRepeating();
        List<String> rows = KeyLayout.of(signs, hangul, shift).rows();
        HBox digits = row(rows.get(0));
        digits.getChildren().add(backspace());
        HBox upper = row(rows.get(1));
        HBox middle = row(rows.get(2));
        middle.getChildren()
                .add(wide(special("enter", Material2OutlinedAL.KEYBOARD_RETURN, () -> typing.key(KeyCode.ENTER))));
        HBox lower = row(rows.get(3));
        Button shiftKey = wide(special("shift", Material2OutlinedAL.ARROW_UPWARD, () -> {
            shift = !shift;
            show();
        }));
        shiftKey.pseudoClassStateChanged(ON, shift);
        lower.getChildren().addFirst(shiftKey);
        HBox bottom = new HBox(
                wide(named("language", hangul ? "ABC" : "가나다", () -> {
                    typing.finish();
                    hangul = !hangul;
                    signs = false;
                    shift = false;
                    show();
                })),
                wide(named("signs", signs ? (hangul ? "가나다" : "ABC") : "+ ÷ ?", () -> {
                    typing.finish();
                    signs = !signs;
                    shift = false;
                    show();
                })),
                space(),
                special("left", Material2OutlinedAL.ARROW_BACK, () -> typing.key(KeyCode.LEFT)),
                special("right", Material2OutlinedAL.ARROW_FORWARD, () -> typing.key(KeyCode.RIGHT)),
                wide(special("hide", Material2OutlinedAL.KEYBOARD_HIDE, hide)));
        bottom.getStyleClass().add("keyboard-row");
        getChildren().setAll(digits, upper, middle, lower, bottom);
        for (Node each : getChildren()) if (each instanceof HBox row) row.setMaxWidth(MOST_WIDTH);
    }

    private HBox row(String characters) {
        HBox row = new HBox();
        row.getStyleClass().add("keyboard-row");
        List<Button> keys = new ArrayList<>();
        for (int i = 0; i < characters.length(); i++) {
            char each = characters.charAt(i);
            Button key = key(String.valueOf(each), String.valueOf(each), () -> {
                typing.character(each);
                if (shift && !signs) {
                    shift = false;
                    show();
                }
            });
            keys.add(key);
        }
        row.getChildren().setAll(keys);
        return row;
    }

    private Button space() {
        Button key = named("space", messages.text("keyboard.space"), () -> typing.character(' '));
        key.setPrefWidth(KEY * 5);
        return key;
    }

    private Button backspace() {
        return wide(special("backspace", Material2OutlinedAL.BACKSPACE, () -> {
            typing.backspace();
            Delay again = new Delay(REPEAT_AFTER_MILLIS, this::repeatBackspace);
            repeat = again;
            again.start();
        }));
    }

    private void repeatBackspace() {
        typing.backspace();
        Delay again = new Delay(REPEAT_MILLIS, this::repeatBackspace);
        repeat = again;
        again.start();
    }

    private void stopRepeating() {
        if (repeat != null) repeat.stop();
        repeat = null;
    }

    private Button special(String id, Ikon icon, Runnable press) {
        Button key = key(id, "", press);
        key.setGraphic(Icons.of(icon));
        key.getStyleClass().add("special");
        key.setAccessibleText(messages.text(name(id)));
        return key;
    }

    private Button named(String id, String text, Runnable press) {
        Button key = key(id, text, press);
        key.getStyleClass().add("special");
        key.setAccessibleText(messages.text(name(id)));
        return key;
    }

    private static String name(String id) {
        return switch (id) {
            case "enter" -> "keyboard.enter";
            case "shift" -> "keyboard.shift";
            case "language" -> "keyboard.language";
            case "signs" -> "keyboard.signs";
            case "space" -> "keyboard.space";
            case "left" -> "keyboard.left";
            case "right" -> "keyboard.right";
            case "hide" -> "keyboard.hide";
            default -> "keyboard.backspace";
        };
    }

    private static Button wide(Button key) {
        key.setPrefWidth(KEY * WIDE);
        return key;
    }

    private Button key(String id, String text, Runnable press) {
        Button key = new Button(text);
        key.setId("key." + id);
        key.getStyleClass().setAll("button", "key");
        key.setFocusTraversable(false);
        key.setMinSize(KEY, KEY);
        key.setPrefWidth(KEY);
        key.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(key, Priority.ALWAYS);
        key.addEventHandler(TouchEvent.TOUCH_PRESSED, event -> {
            press.run();
            event.consume();
        });
        key.addEventHandler(TouchEvent.TOUCH_RELEASED, event -> {
            stopRepeating();
            event.consume();
        });
        key.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            // A finger has come as a touch already.
            if (!event.isSynthesized() && event.getButton() == MouseButton.PRIMARY) press.run();
        });
        key.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> stopRepeating());
        key.addEventHandler(MouseEvent.MOUSE_EXITED, event -> stopRepeating());
        return key;
    }
}
