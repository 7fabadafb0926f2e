package io.sandboxconsole.gateway.api;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The documentation comments of sources, by simple names of classes and methods: what the code says of itself is
/// what people read of the API.
final class SourceComments {

    private final Map<String, Comment> byName = new HashMap<>();

    /// A comment: its first line, the paragraphs behind it, and what it says of parameters.
    record Comment(String summary, String description, Map<String, String> parameters) {

        static final Comment NONE = new Comment("", "", Map.of());

        static Comment of(String text) {
            Map<String, String> parameters = new HashMap<>();
            var body = new StringBuilder();
            @Nullable String parameter = null;
            boolean inBody = true;
            for (String line : text.strip().lines().map(String::strip).toList()) {
                if (line.startsWith("@")) {
                    inBody = false;
                    String[] words = line.split("\\s+", 3);
                    parameter = words[0].equals("@param") && words.length > 1 ? words[1] : null;
                    if (parameter != null) {
                        parameters.put(parameter, words.length > 2 ? words[2] : "");
                    }
                } else if (inBody) {
                    body.append(line).append('\n');
                } else if (parameter != null) {
                    parameters.merge(parameter, line, (before, more) -> (before + " " + more).strip());
                }
            }
            String[] paragraphs = body.toString().strip().split("\n\n", 2);
            return new Comment(flowing(paragraphs[0]), paragraphs.length > 1 ? flowing(paragraphs[1]) : "", parameters);
        }

        private static String flowing(String text) {
            return text.replaceAll("(?<!\n)\n(?!\n)", " ").strip();
        }

        /// Returns all of it but the parameters.
        String whole() {
            return description.isEmpty() ? summary : summary + "\n\n" + description;
        }
    }

    static SourceComments of(Path folder) throws IOException {
        var comments = new SourceComments();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(folder)) {
            List<Path> paths = sources.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            var trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                comments.read(unit, trees);
            }
        }
        return comments;
    }

    private void read(CompilationUnitTree unit, DocTrees trees) {
        new TreePathScanner<@Nullable Void, String>() {

            @Override
            public @Nullable Void visitClass(ClassTree tree, String outer) {
                note(tree.getSimpleName().toString());
                return super.visitClass(tree, tree.getSimpleName().toString());
            }

            @Override
            public @Nullable Void visitMethod(MethodTree tree, String type) {
                note(type + "#" + tree.getName());
                return super.visitMethod(tree, type);
            }

            private void note(String name) {
                Optional.ofNullable(trees.getDocComment(getCurrentPath()))
                        .ifPresent(text -> byName.put(name, Comment.of(text)));
            }
        }.scan(unit, "");
    }

    Comment of(Class<?> type) {
        return byName.getOrDefault(type.getSimpleName(), Comment.NONE);
    }

    Comment of(Class<?> type, String method) {
        return byName.getOrDefault(type.getSimpleName() + "#" + method, Comment.NONE);
    }
}
