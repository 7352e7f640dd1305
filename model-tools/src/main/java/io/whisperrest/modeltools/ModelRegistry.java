package io.whisperrest.modeltools;

import io.whisperrest.hash.Sha256;
import io.whisperrest.modeltools.catalog.CatalogEntry;
import io.whisperrest.modeltools.catalog.Dimensions;
import io.whisperrest.modeltools.catalog.FolderLock;
import io.whisperrest.modeltools.catalog.LocalModel;
import io.whisperrest.modeltools.catalog.LocalModels;
import io.whisperrest.modeltools.catalog.MemoryEstimate;
import io.whisperrest.modeltools.catalog.ModelCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Verifies a ggml file and adds it to the allow-list of its folder. */
public final class ModelRegistry {

    /** @param isPublished true when the catalogue lists exactly these bytes, so no entry was needed */
    public record Registered(String id, String sha256, long bytes, boolean isPublished) {}

    private ModelRegistry() {}

    /**
     * @param waiting runs once if another process is writing to the folder
     * @throws ImportFailed when the file is not a complete Whisper model
     */
    @SuppressWarnings("try") // the lock is held, not called
    public static Registered register(Path file, Runnable waiting) throws IOException, ImportFailed {
        Path absolute = file.toAbsolutePath();
        String name = absolute.getFileName().toString();
        if (!Files.isRegularFile(absolute)) {
            throw new ImportFailed(file + " does not exist");
        }
        checkName(absolute);
        try (FolderLock lock = FolderLock.take(absolute.getParent(), waiting)) {
            String sha256 = Sha256.hex(absolute);
            long bytes = Files.size(absolute);
            LocalModel model = describe(absolute, name, bytes, sha256);
            CatalogEntry known = ModelCatalog.withSha256(sha256).orElse(null);
            if (known != null && known.file().equals(name)) {
                return new Registered(known.id(), sha256, bytes, true);
            }
            new LocalModels(absolute.getParent()).allow(model);
            return new Registered(model.id(), sha256, bytes, false);
        }
    }

    /** @throws ImportFailed when a file with this name cannot be listed */
    static void checkName(Path file) throws ImportFailed {
        String name = file.getFileName().toString();
        if (!LocalModels.isPlainName(name)) {
            throw new ImportFailed("file name " + name + " has unsupported characters: use letters, digits, dot, dash");
        }
    }

    private static LocalModel describe(Path file, String name, long bytes, String sha256)
            throws IOException, ImportFailed {
        try (GgmlSource source = new GgmlSource(file)) {
            Dimensions size = source.dimensions();
            for (WeightPlan.Entry entry : WeightPlan.of(size)) {
                source.stored(entry.name());
            }
            // turbo and distilled models, whose decoder is shallower, were not trained to translate
            boolean translates = size.isMultilingual() && size.textLayers() == size.audioLayers();
            return new LocalModel(
                    name, bytes, sha256, size.isMultilingual(), translates, MemoryEstimate.stateBytes(size));
        }
    }
}
