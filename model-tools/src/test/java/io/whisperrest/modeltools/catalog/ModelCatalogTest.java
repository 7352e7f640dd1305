package io.whisperrest.modeltools.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCatalogTest {
    @Test
    void idsFilesAndChecksumsAreUnique() {
        List<CatalogEntry> all = ModelCatalog.entries();
        assertEquals(all.size(), all.stream().map(CatalogEntry::id).distinct().count());
        assertEquals(all.size(), all.stream().map(CatalogEntry::file).distinct().count());
        assertEquals(
                all.size(), all.stream().map(CatalogEntry::sha256).distinct().count());
    }

    @Test
    void turboDoesNotTranslate() {
        assertFalse(ModelCatalog.find("large-v3-turbo").orElseThrow().translates());
        assertTrue(ModelCatalog.find("large-v3").orElseThrow().translates());
    }

    @Test
    void anEntryWithoutAChecksumCannotExist() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new CatalogEntry("x", "x.bin", 1, "", true, true, 1, URI.create("http://localhost/x.bin")));
    }
}
