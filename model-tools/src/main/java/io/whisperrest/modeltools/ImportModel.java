package io.whisperrest.modeltools;

import io.whisperrest.hash.Sha256;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Command line: converts weights to a ggml file and allows it, or allows an existing ggml file.
 *
 * <pre>
 * java -cp 'worker-service/target/quarkus-app/app/*:worker-service/target/quarkus-app/lib/main/*' \
 *      io.whisperrest.modeltools.ImportModel --from DIR_OR_FILE --to models/ggml-NAME.bin [--type f16|bf16|q8_0|q5_1]
 * ... ImportModel --register models/ggml-NAME.bin
 * </pre>
 *
 * <p>Exit status: 0 done, 1 failed with one line that says how to fix it, 2 wrong usage.
 */
public final class ImportModel {
    private static final Set<String> OPTIONS =
            Set.of("--from", "--to", "--type", "--natives", "--sha256", "--register");
    private static final String USAGE =
            "usage: ImportModel --from DIR_OR_FILE --to FILE.bin [--type f16|bf16|q8_0|q5_1]"
                    + " [--natives FOLDER] [--sha256 EXPECTED] | ImportModel --register FILE.bin";

    private final PrintStream out;

    ImportModel(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] words) {
        System.exit(run(words, System.out, System.err));
    }

    static int run(String[] words, PrintStream out, PrintStream err) {
        try {
            Arguments arguments = new Arguments(words, OPTIONS);
            boolean isImport = arguments.option("--from").isPresent()
                    && arguments.option("--to").isPresent();
            boolean isRegister = arguments.option("--register").isPresent();
            if (isImport == isRegister || !arguments.rest().isEmpty()) {
                throw new IllegalArgumentException(USAGE);
            }
            ImportModel command = new ImportModel(out);
            if (isImport) {
                command.convert(arguments);
            } else {
                command.register(Path.of(arguments.option("--register").get()));
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (ImportFailed | IllegalStateException e) {
            err.println("import failed: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println("import failed: " + e + ": check the free space and permissions of the folders");
            return 1;
        }
    }

    private void convert(Arguments arguments) throws IOException, ImportFailed {
        Path from = Path.of(arguments.option("--from").get());
        Path to = Path.of(arguments.option("--to").get());
        ModelRegistry.checkName(to);
        WeightFormat format = WeightFormat.of(arguments.option("--type").orElse("f16"));
        Quantizer quantizer = format.isQuantized() ? quantizer(arguments) : null;
        out.println("import: " + from + " -> " + to + " (" + format + ")");
        new ModelImporter(quantizer).convert(from, to, format, this::progress);
        String expected = arguments.option("--sha256").orElse(null);
        if (expected != null && !expected.equals(Sha256.hex(to))) {
            String actual = Sha256.hex(to);
            Files.delete(to);
            throw new ImportFailed("the result has SHA-256 " + actual + " instead of " + expected
                    + ": the source is not the pinned one, download it again");
        }
        register(to);
    }

    private void progress(int done, int all) {
        if (done % Math.max(1, all / 4) == 0 || done == all) {
            out.println("import: " + done + " of " + all + " tensors");
        }
    }

    private void register(Path file) throws IOException, ImportFailed {
        ModelRegistry.Registered model = ModelRegistry.register(
                file, () -> out.println("import: waiting for another process that writes to this folder"));
        out.println("import: model " + model.id() + ", " + model.bytes() + " bytes, SHA-256 " + model.sha256()
                + (model.isPublished() ? " (the published file)" : " (listed in local.json)"));
    }

    private static Quantizer quantizer(Arguments arguments) {
        Quantizer.Provider provider = ServiceLoader.load(Quantizer.Provider.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the native quantiser is not on the class path"));
        return provider.open(arguments.option("--natives").map(Path::of).orElseGet(ImportModel::defaultNatives));
    }

    /** The same folders, in the same order, in which the engine looks for them. */
    private static Path defaultNatives() {
        String named = System.getenv("WHISPER_NATIVE_DIR");
        return Stream.concat(
                        Stream.ofNullable(named)
                                .filter(folder -> !folder.isBlank())
                                .map(Path::of),
                        List.of(Path.of(".runtime/natives"), Path.of(".runtime/wheel")).stream())
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of(".runtime/natives"));
    }
}
