package org.bunpil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Name;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The names that the sources of all modules declare contain none of the words that docs/glossary.md has retired. */
class GlossaryTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+");

    /** A name, and the file that declares it. */
    private record Declared(String file, String name) {}

    /** A row of the glossary: words that no name may contain, except in these phrases, or in a name that is allowed as a whole. */
    private record Retired(List<String> words, List<String> phrases, List<String> names, String instead) {
        static Retired of(List<String> cells) {
            List<String> allowed = list(cells.get(2));
            return new Retired(
                    list(cells.get(0)),
                    allowed.stream().filter(each -> !each.startsWith("`")).toList(),
                    allowed.stream()
                            .filter(each -> each.startsWith("`"))
                            .map(each -> each.replace("`", ""))
                            .toList(),
                    cells.get(1));
        }

        boolean forbids(String name) {
            if (names.contains(name)) return false;
            String text = spaced(name);
            for (String phrase : phrases) text = text.replace(" " + phrase + " ", " ");
            String rest = text;
            return words.stream().anyMatch(word -> rest.contains(" " + word + " "));
        }
    }

    @Test
    void noNameContainsARetiredWord() throws IOException {
        List<Declared> declared = declaredInAllModules();
        assertTrue(declared.size() > 10_000, declared.size() + " names were read");
        assertEquals("", complaints(retired(), declared));
    }

    @Test
    void aRetiredWordIsFoundInEveryKindOfNameAndNowhereElse() throws IOException {
        List<Retired> table = List.of(
                Retired.of(List.of("keeper, keepers", "compactor", "goal keeper, `KEEPER_LAG`")),
                Retired.of(List.of("desk", "context", "")));
        String source = """
                package keeper;
                /** A keeper. */
                record DeskLamp(int keeperCount) {
                    static final String KEEPER_LAG = "keeper"; // a keeper
                    enum Kind { KEEPERS, GOAL_KEEPER }
                    void desktop(int goalKeeper) {
                        Runnable aDesk = () -> desk.toString();
                    }
                }
                """;
        Set<String> found = new TreeSet<>();
        for (Declared each : declared(List.of(new Source("Planted.java", source))))
            if (table.stream().anyMatch(row -> row.forbids(each.name()))) found.add(each.name());
        assertEquals(Set.of("DeskLamp", "keeperCount", "KEEPERS", "aDesk", "keeper"), found);
    }

    @Test
    void everythingAllowedIsNeeded() throws IOException {
        List<Declared> declared = declaredInAllModules();
        Set<String> names = declared.stream().map(Declared::name).collect(Collectors.toSet());
        List<String> idle = new ArrayList<>();
        for (Retired row : retired()) {
            row.names().stream().filter(each -> !names.contains(each)).forEach(idle::add);
            for (String phrase : row.phrases())
                if (names.stream().noneMatch(each -> spaced(each).contains(" " + phrase + " "))) idle.add(phrase);
        }
        assertEquals(List.of(), idle, "no name needs them: take them out of the last column");
    }

    @Test
    void everyTermHasOneRowAndIsNotRetired() throws IOException {
        List<String> terms = table("## Words").stream().map(List::getFirst).toList();
        assertTrue(terms.size() > 30, terms + "");
        assertEquals(terms.stream().distinct().toList(), terms);
        List<Retired> retired = retired();
        assertEquals(
                List.of(),
                terms.stream()
                        .filter(term -> retired.stream().anyMatch(row -> row.forbids(term)))
                        .toList());
    }

    /** A line for each name with a retired word: where it is declared, and what to say instead. */
    private static String complaints(List<Retired> table, List<Declared> declared) {
        Map<String, Set<String>> files = new TreeMap<>();
        for (Declared each : declared)
            files.computeIfAbsent(each.name(), name -> new TreeSet<>()).add(each.file());
        StringBuilder lines = new StringBuilder();
        files.forEach((name, where) -> table.stream()
                .filter(row -> row.forbids(name))
                .forEach(row -> lines.append(name + " (say: " + row.instead() + ") in " + where + "\n")));
        return lines.toString();
    }

    private static List<Retired> retired() throws IOException {
        List<Retired> rows = table("## Retired words").stream().map(Retired::of).toList();
        assertTrue(rows.size() > 20, rows.size() + " retired words were read");
        return rows;
    }

    /** The cells of the rows of the table below a heading, without its two first lines. */
    private static List<List<String>> table(String heading) throws IOException {
        return Files.readString(ROOT.resolve("docs").resolve("glossary.md"))
                .lines()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<String> list(String cell) {
        return Arrays.stream(cell.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** The words of a name in lower case, with a space before, between and after them. */
    private static String spaced(String name) {
        return WORD.matcher(name)
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" ", " ", " "));
    }

    private static List<Declared> declaredInAllModules() throws IOException {
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.filter(each -> Files.exists(each.resolve("pom.xml")))
                    .toList()) {
                Path src = module.resolve("src");
                if (!Files.isDirectory(src)) continue;
                try (Stream<Path> files = Files.walk(src)) {
                    for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                            .toList())
                        sources.add(new Source(ROOT.relativize(file).toString(), Files.readString(file)));
                }
            }
        }
        return declared(sources);
    }

    /** Packages, types, methods, fields, parameters and local variables, as the compiler reads them. */
    private static List<Declared> declared(List<Source> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Declared> all = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, sources);
            for (CompilationUnitTree unit : task.parse()) {
                String file = unit.getSourceFile().getName().substring(1);
                if (unit.getPackageName() != null)
                    all.add(new Declared(file, unit.getPackageName().toString()));
                new Declarations(name -> all.add(new Declared(file, name.toString()))).scan(unit, null);
            }
        }
        return all;
    }

    private static final class Declarations extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Consumer<Name> found;

        Declarations(Consumer<Name> found) {
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            found.accept(type.getSimpleName());
            return super.visitClass(type, unused);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            found.accept(method.getName());
            return super.visitMethod(method, unused);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
            found.accept(variable.getName());
            return super.visitVariable(variable, unused);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("source:///" + name), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
