package io.whisperrest.api.boot;

import io.whisperrest.disk.DiskConfig;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.DataConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The API must leave all of the reserved disk space free. */
class DiskBeans {
    @Produces
    @Singleton
    DiskSpace disk(DataConfig data, DiskConfig config) {
        return new DiskSpace(data.dir(), config.minFreeSpace().asLongValue());
    }
}
