package org.bunpil.client.i18n;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The app's languages: English, and one for each catalog {@code messages_xx.properties} beside {@code messages.properties}, in any folder
 * or jar of the class path. To add a language, add its file; nothing else is needed.
 */
final class Languages {
    /** Where catalogs are on the class path. */
    private static final String FOLDER =
            Messages.BUNDLE.substring(0, Messages.BUNDLE.lastIndexOf('.')).replace('.', '/');

    private static final Pattern CATALOG = Pattern.compile("messages_([A-Za-z0-9_]+)\\.properties");

    private Languages() {}

    /** English first, because it is the fallback; the others by their language tags. */
    static List<Locale> find() {
        TreeSet<Locale> found = new TreeSet<>(Comparator.comparing(Locale::toLanguageTag));
        try {
            for (URL place : Collections.list(Languages.class.getClassLoader().getResources(FOLDER))) {
                for (String name : names(place)) {
                    Locale language = language(name);
                    if (language != null) found.add(language);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        found.remove(Locale.ENGLISH);
        List<Locale> all = new ArrayList<>(List.of(Locale.ENGLISH));
        all.addAll(found);
        return List.copyOf(all);
    }

    /** The language of a catalog file; null when the file is no catalog. */
    static @Nullable Locale language(String fileName) {
        Matcher catalog = CATALOG.matcher(fileName);
        if (!catalog.matches()) return null;
        try {
            return new Locale.Builder()
                    .setLanguageTag(catalog.group(1).replace('_', '-'))
                    .build();
        } catch (IllformedLocaleException notALanguage) {
            return null;
        }
    }

    private static List<String> names(URL place) throws IOException {
        if (place.openConnection() instanceof JarURLConnection connection) {
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                return jar.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(FOLDER + "/"))
                        .map(name -> name.substring(FOLDER.length() + 1))
                        .toList();
            }
        }
        try (Stream<Path> files = Files.list(Path.of(uri(place)))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static URI uri(URL place) throws IOException {
        try {
            return place.toURI();
        } catch (URISyntaxException notAFolder) {
            throw new IOException("not a folder: " + place, notAFolder);
        }
    }
}
