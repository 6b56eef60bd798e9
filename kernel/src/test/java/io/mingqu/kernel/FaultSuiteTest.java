package io.mingqu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whether the tests would notice: deliberate faults are put into copies of kernel sources, compiled in memory, and the checks are run
 * against the faulty kernel. A fault nobody catches fails the build. The faults stand in {@code faults.txt}.
 */
class FaultSuiteTest {
    private static final Path SOURCES = Path.of("src/main/java/io/mingqu/kernel");
    private static final String CHECKS = "io.mingqu.kernel.testing.Checks";

    /** A deliberate fault: in this file, the original text becomes the faulty one. */
    record Fault(String file, String original, String faulty) {
        String name() {
            return file + ": " + original.strip() + " → " + faulty.strip();
        }
    }

    static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        try (var in = FaultSuiteTest.class.getResourceAsStream("/faults.txt")) {
            if (in == null) {
                throw new IllegalStateException("faults.txt is missing");
            }
            String file = "";
            String original = "";
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("in ")) {
                    file = line.substring(3).strip();
                } else if (line.startsWith("- ")) {
                    original = line.substring(2);
                } else if (line.startsWith("+ ") || line.equals("+")) {
                    faults.add(new Fault(file, original, line.length() > 2 ? line.substring(2) : ""));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return faults;
    }

    @Test
    void thereAreAtLeastThirtyFaults() {
        assertThat(faults()).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
    }

    @Test
    void theSoundKernelPassesTheSameWay() throws Exception {
        assertThat(firstFailure(Map.of())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyFaultIsCaught() {
        return faults().stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
            String caught = firstFailure(compile(fault));
            assertThat(caught).as("uncaught fault in " + fault.name()).isNotEmpty();
        }));
    }

    private static Map<String, byte[]> compile(Fault fault) throws IOException {
        String source = Files.readString(SOURCES.resolve(fault.file()));
        int at = source.indexOf(fault.original());
        assertThat(at).as("the original text of the fault is in the file: " + fault.name()).isNotNegative();
        assertThat(source.indexOf(fault.original(), at + 1)).as("…only once: " + fault.name()).isNegative();
        String faulty = source.substring(0, at) + fault.faulty() + source.substring(at + fault.original().length());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (InMemory files = new InMemory(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8))) {
            boolean compiled = compiler.getTask(messages, files, null,
                    List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path")), null,
                    List.of(new Source(fault.file(), faulty))).call();
            assertThat(compiled).as("the faulty source compiles: " + fault.name() + "\n" + messages).isTrue();
            return files.classes();
        }
    }

    /** Loads kernel and checks anew, the faulty classes in place of the sound ones. */
    private static String firstFailure(Map<String, byte[]> faulty) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (Overlay overlay = new Overlay(urls.toArray(URL[]::new), faulty)) {
            String[] failure = {"did not finish"};
            Thread thread = new Thread(() -> {
                try {
                    failure[0] = (String) overlay.loadClass(CHECKS).getMethod("firstFailure").invoke(null);
                } catch (ReflectiveOperationException broken) {
                    failure[0] = "broken: " + broken;
                }
            });
            thread.setDaemon(true);
            thread.start();
            thread.join(60_000);
            return failure[0];
        }
    }

    /** Child first: never the classes of the test run itself. */
    private static final class Overlay extends URLClassLoader {
        private final Map<String, byte[]> faulty;

        Overlay(URL[] urls, Map<String, byte[]> faulty) {
            super(urls, ClassLoader.getPlatformClassLoader());
            this.faulty = faulty;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = faulty.get(name);
            return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///io/mingqu/kernel/" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Compiled extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Compiled(String name) {
            super(URI.create("bytes:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Compiled> compiled = new HashMap<>();

        InMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return compiled.computeIfAbsent(name, Compiled::new);
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new HashMap<>();
            compiled.forEach((name, each) -> classes.put(name, each.bytes.toByteArray()));
            return classes;
        }
    }
}
