package io.whisperrest.worker.model;

import io.whisperrest.modeltools.catalog.CatalogEntry;
import io.whisperrest.modeltools.catalog.LocalModel;
import io.whisperrest.modeltools.catalog.LocalModels;
import io.whisperrest.modeltools.catalog.ModelCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models of a folder that may be loaded. A file is accepted when its SHA-256 is in the catalogue or in {@code local.json}. The
 * first check reads the whole file (about 1 s for 400 MB), later ones only its size and time. Ids come from users and are compared,
 * never used as paths. Thread-safe.
 */
public final class ModelStore {
    private final Path folder;
    private final LocalModels local;
    private final FileHashes hashes = new FileHashes();

    /** @param modelsDir may be missing; then no model is available */
    public ModelStore(Path modelsDir) {
        this.folder = modelsDir;
        this.local = new LocalModels(modelsDir);
    }

    /**
     * @param id id from the catalogue, or id or file name of an imported model
     * @throws ModelUnavailable when it is unknown, missing or damaged
     */
    public ModelFile resolve(String id) throws ModelUnavailable {
        try {
            List<LocalModel> allowed = local.read();
            Optional<CatalogEntry> published = ModelCatalog.find(id);
            Optional<LocalModel> imported = find(allowed, id, published.map(CatalogEntry::file));
            if (published.isEmpty() && imported.isEmpty()) {
                throw new ModelUnavailable("model " + id
                        + " is unknown: use an id from the catalogue, or put its ggml file into " + folder
                        + " and run ImportModel --register FILE");
            }
            Path file = folder.resolve(published
                    .map(CatalogEntry::file)
                    .orElseGet(() -> imported.get().file()));
            if (!Files.isRegularFile(file)) {
                throw new ModelUnavailable("model " + id + " is missing: " + file + " does not exist; "
                        + (published.isPresent() ? "run DownloadModels " + id : "import it again"));
            }
            return verified(id, file, published, imported);
        } catch (IOException e) {
            throw new ModelUnavailable("model " + id + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<LocalModel> find(List<LocalModel> allowed, String id, Optional<String> file) {
        return allowed.stream()
                .filter(model -> file.isPresent()
                        ? model.file().equals(file.get())
                        : model.file().equals(id) || model.id().equals(id))
                .findFirst();
    }

    private ModelFile verified(String id, Path file, Optional<CatalogEntry> published, Optional<LocalModel> imported)
            throws IOException, ModelUnavailable {
        String sha256 = hashes.of(file);
        long size = Files.size(file);
        if (published.isPresent() && published.get().sha256().equals(sha256)) {
            CatalogEntry entry = published.get();
            return new ModelFile(
                    entry.id(), file, size, sha256, entry.multilingual(), entry.translates(), entry.stateBytes());
        }
        if (imported.isPresent() && imported.get().sha256().equals(sha256)) {
            LocalModel model = imported.get();
            String name = published.map(CatalogEntry::id).orElseGet(model::id);
            return new ModelFile(
                    name, file, size, sha256, model.multilingual(), model.translates(), model.stateBytes());
        }
        throw new ModelUnavailable("model " + id + " is damaged or not the listed file (" + file + " has SHA-256 "
                + sha256 + "): delete it and download it again, or allow it with ImportModel --register " + file);
    }

    /** Every model that {@link #resolve} would return; damaged and unknown ones are left out. */
    public List<ModelFile> available() {
        Map<String, ModelFile> found = new LinkedHashMap<>();
        for (String id : candidates()) {
            try {
                ModelFile model = resolve(id);
                found.putIfAbsent(model.id(), model);
            } catch (ModelUnavailable e) {
                continue; // missing or damaged; resolve reports the reason to callers that ask for it
            }
        }
        return List.copyOf(found.values());
    }

    private List<String> candidates() {
        List<String> ids = new ArrayList<>();
        for (CatalogEntry entry : ModelCatalog.entries()) {
            if (Files.isRegularFile(folder.resolve(entry.file()))) {
                ids.add(entry.id());
            }
        }
        try {
            for (LocalModel model : local.read()) {
                ids.add(model.id());
            }
        } catch (IOException e) {
            return ids; // resolve reports it
        }
        return ids;
    }
}
