package org.bunpil.relay.testing;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one JUnit test in another class loader, where some classes of the program are changed. The test must need no more of JUnit than this. */
public final class LoadedTest {
    private final ClassLoader loader;
    private final Path folder;
    private int folders;

    /** @param folder for the test's own folders */
    public LoadedTest(ClassLoader loader, Path folder) {
        this.loader = loader;
        this.folder = folder;
    }

    /** @return what the test failed with; null when it passed */
    public @Nullable Throwable run(Class<?> test, String method) throws Exception {
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        here.setContextClassLoader(loader);
        try {
            // The JDK looks for drivers in the first class loader only.
            Class.forName("org.sqlite.JDBC", true, loader);
            Class<?> loaded = loader.loadClass(test.getName());
            setFolders(loaded, null);
            return within(loaded, null, "BeforeAll", "AfterAll", () -> {
                Constructor<?> constructor = loaded.getDeclaredConstructor();
                constructor.setAccessible(true);
                Object instance = constructor.newInstance();
                setFolders(loaded, instance);
                return within(loaded, instance, "BeforeEach", "AfterEach", () -> run(loaded, instance, method));
            });
        } finally {
            here.setContextClassLoader(before);
        }
    }

    private interface Step {
        @Nullable
        Throwable run() throws Exception;
    }

    private @Nullable Throwable within(
            Class<?> loaded, @Nullable Object instance, String before, String after, Step step) throws Exception {
        Throwable failure = call(loaded, instance, before);
        if (failure == null) failure = step.run();
        Throwable last = call(loaded, instance, after);
        return failure == null ? last : failure;
    }

    private @Nullable Throwable run(Class<?> loaded, Object instance, String name) throws Exception {
        for (Class<?> each : hierarchy(loaded)) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.getName().equals(name)) return invoke(method, instance);
            }
        }
        throw new AssertionError("there is no test " + name);
    }

    private @Nullable Throwable call(Class<?> loaded, @Nullable Object instance, String annotation) throws Exception {
        for (Class<?> each : hierarchy(loaded)) {
            for (Method method : each.getDeclaredMethods()) {
                Throwable failure = has(method, annotation) ? invoke(method, instance) : null;
                if (failure != null) return failure;
            }
        }
        return null;
    }

    private @Nullable Throwable invoke(Method method, @Nullable Object instance) throws Exception {
        method.setAccessible(true);
        List<Object> arguments = new ArrayList<>();
        for (Class<?> parameter : method.getParameterTypes()) {
            if (parameter != Path.class) throw new AssertionError("a parameter that is no folder: " + method);
            arguments.add(newFolder());
        }
        try {
            method.invoke(instance, arguments.toArray());
            return null;
        } catch (InvocationTargetException failed) {
            return failed.getCause();
        }
    }

    private void setFolders(Class<?> loaded, @Nullable Object instance) throws Exception {
        for (Class<?> each : hierarchy(loaded)) {
            for (Field field : each.getDeclaredFields()) {
                if (!has(field, "TempDir") || Modifier.isStatic(field.getModifiers()) != (instance == null)) continue;
                field.setAccessible(true);
                field.set(instance, newFolder());
            }
        }
    }

    private Path newFolder() throws Exception {
        return Files.createDirectories(folder.resolve("test" + folders++));
    }

    /** By name: the annotations are of the other class loader. */
    private static boolean has(AnnotatedElement element, String annotation) {
        for (Annotation each : element.getAnnotations())
            if (each.annotationType().getSimpleName().equals(annotation)) return true;
        return false;
    }

    /** The class and those above it, the highest first. */
    private static List<Class<?>> hierarchy(Class<?> loaded) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> each = loaded; each != null && each != Object.class; each = each.getSuperclass())
            all.addFirst(each);
        return all;
    }
}
