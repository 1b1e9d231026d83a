package org.bunpil;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bunpil.model.Element;

/**
 * Finds code that would silently ignore a new element kind, op or frame: switches over sealed types with a {@code default}, and
 * {@code instanceof} that distinguishes kinds of elements. Reads compiled classes: a switch that names every case ends in a
 * {@code MatchException} added by javac; one with a {@code default} does not.
 */
public final class SealedSwitches {
    private static final String MATCH_EXCEPTION = "java/lang/MatchException";

    private SealedSwitches() {}

    /**
     * Finds code that would ignore a new one.
     *
     * @param classes their names
     * @param inkAlone simple names of the outermost classes that may ask for one kind, because they only work on strokes
     */
    public static List<String> silent(Iterable<String> classes, Set<String> inkAlone) {
        List<String> found = new ArrayList<>();
        for (String name : classes) {
            for (MethodModel method : read(name).methods()) {
                List<CodeElement> code = method.code().map(c -> c.elementList()).orElse(List.of());
                String where = name + "." + method.methodName();
                boolean inSwitch = false;
                for (int i = 0; i < code.size(); i++) {
                    if (code.get(i) instanceof InvokeDynamicInstruction call && isOverSealed(call)) {
                        // A case for several kinds tests each of them again.
                        inSwitch = true;
                        if (hasDefault(code, i)) found.add(where + ": a switch over a sealed type with a default");
                    }
                    if (!inSwitch
                            && code.get(i) instanceof TypeCheckInstruction check
                            && check.opcode() == Opcode.INSTANCEOF
                            && isKind(check.type().asSymbol())
                            && !inkAlone.contains(outermost(name)))
                        found.add(where + ": instanceof " + check.type().asInternalName());
                }
            }
        }
        return found;
    }

    private static ClassModel read(String name) {
        String file = "/" + name.replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(SealedSwitches.class.getResourceAsStream(file), file)) {
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isOverSealed(InvokeDynamicInstruction call) {
        return call.name().equalsString("typeSwitch")
                && call.bootstrapArgs().stream()
                        .anyMatch(label -> label instanceof ClassDesc type
                                && Arrays.stream(load(type).getInterfaces()).anyMatch(SealedSwitches::isOurs));
    }

    private static boolean isOurs(Class<?> type) {
        return type.isSealed() && type.getName().startsWith("org.bunpil.");
    }

    private static boolean isKind(ClassDesc type) {
        return type.isClassOrInterface()
                && type.packageName().startsWith("org.bunpil")
                && Arrays.asList(Element.class.getPermittedSubclasses()).contains(load(type));
    }

    private static Class<?> load(ClassDesc type) {
        try {
            String prefix = type.packageName().isEmpty() ? "" : type.packageName() + ".";
            return Class.forName(prefix + type.displayName(), false, SealedSwitches.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Whether the switch that uses the call's result leads to anything but an exception if nothing matches. */
    private static boolean hasDefault(List<CodeElement> code, int call) {
        Label otherwise = null;
        for (int i = call + 1; otherwise == null && i < code.size(); i++) {
            if (code.get(i) instanceof LookupSwitchInstruction s) otherwise = s.defaultTarget();
            else if (code.get(i) instanceof TableSwitchInstruction s) otherwise = s.defaultTarget();
        }
        boolean there = false;
        for (CodeElement element : code) {
            if (element instanceof LabelTarget target && target.label().equals(otherwise)) there = true;
            else if (there && element instanceof java.lang.classfile.Instruction instruction)
                return !(instruction instanceof NewObjectInstruction made
                        && made.className().asInternalName().equals(MATCH_EXCEPTION));
        }
        return true;
    }

    private static String outermost(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return simple.contains("$") ? simple.substring(0, simple.indexOf('$')) : simple;
    }
}
