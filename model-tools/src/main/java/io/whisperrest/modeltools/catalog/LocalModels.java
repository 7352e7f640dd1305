package io.whisperrest.modeltools.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The allow-list {@code local.json} of a models folder. Written by {@code ImportModel} under the {@link FolderLock}. */
public final class LocalModels {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;

    public LocalModels(Path modelsDir) {
        this.file = modelsDir.resolve("local.json");
    }

    /** @throws IOException when the list exists but cannot be read; the message says how to fix it */
    public List<LocalModel> read() throws IOException {
        try {
            List<LocalModel> models = Arrays.asList(MAPPER.readValue(Files.readAllBytes(file), LocalModel[].class));
            if (!models.stream().allMatch(LocalModels::isComplete)) {
                throw new IOException(file + " has an incomplete entry: register the file again with ImportModel");
            }
            return models;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not the JSON list ImportModel writes: delete it and register again", e);
        }
    }

    private static boolean isComplete(LocalModel model) {
        return model != null && model.file() != null && isPlainName(model.file()) && model.sha256() != null;
    }

    public static boolean isPlainName(String name) {
        return PLAIN_NAME.matcher(name).matches();
    }

    /** Adds the file or replaces its entry. */
    public void allow(LocalModel model) throws IOException {
        List<LocalModel> models = new ArrayList<>(read());
        models.removeIf(known -> known.file().equals(model.file()));
        models.add(model);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(models));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
