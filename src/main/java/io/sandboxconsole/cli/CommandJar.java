package io.sandboxconsole.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/// Makes the jar that the command line starts from in a package: the classes of the console and of the few libraries
/// that most commands need.
///
/// The console's own jar names all libraries, and Java opens each of them when it looks for a service, such as a time
/// zone. And the JVM's cache takes no class from before Java 6, which those of picocli are: they are written anew.
final class CommandJar {

    private CommandJar() {}

    /// @param arguments the jar to make, the console's own jar, and the libraries
    static void main(String... arguments) throws IOException {
        try (var console = new JarFile(arguments[1]);
                var jar = new JarOutputStream(Files.newOutputStream(Path.of(arguments[0])), manifest(console))) {
            copy(console, jar);
            for (int i = 2; i < arguments.length; i++) {
                try (var library = new JarFile(arguments[i])) {
                    copy(library, jar);
                }
            }
        }
    }

    /// The same without the libraries.
    private static Manifest manifest(JarFile console) throws IOException {
        var manifest = new Manifest(console.getManifest());
        manifest.getMainAttributes().remove(Name.CLASS_PATH);
        return manifest;
    }

    private static void copy(JarFile from, JarOutputStream to) throws IOException {
        for (var entries = from.entries().asIterator(); entries.hasNext(); ) {
            var entry = entries.next();
            String name = entry.getName();
            if (!name.endsWith(".class") || name.startsWith("META-INF/") || name.equals("module-info.class")) {
                continue;
            }
            var copy = new ZipEntry(name);
            copy.setTime(entry.getTime());
            to.putNextEntry(copy);
            try (var bytes = from.getInputStream(entry)) {
                to.write(renewed(bytes.readAllBytes(), from));
            }
            to.closeEntry();
        }
    }

    /// Returns a class as it is, or, if it is too old for the JVM's cache, as a compiler for Java 8 would write it.
    private static byte[] renewed(byte[] bytes, JarFile library) {
        var format = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> found(library, type))
                                .orElse(ClassHierarchyResolver.defaultResolver())));
        ClassModel old = format.parse(bytes);
        if (old.majorVersion() >= ClassFile.JAVA_6_VERSION) {
            return bytes;
        }
        // Methods are taken apart, or they would be copied without what the newer format asks of them.
        var methods = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
        return format.transformClass(old, methods.andThen((builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            } else {
                builder.with(element);
            }
        }));
    }

    private static @Nullable InputStream found(JarFile library, ClassDesc type) {
        String descriptor = type.descriptorString();
        var entry = library.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
        try {
            return entry == null ? null : Objects.requireNonNull(library.getInputStream(entry));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
