package io.whisperrest.api.upload;

import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.FileAudioPieces;
import io.whisperrest.audio.PieceLocks;
import io.whisperrest.audio.s3.S3AudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.DataConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Exposes the store of resumable uploads as a bean. */
class UploadBeans {

    @Produces
    @Singleton
    AudioPieces pieces(AudioStore store, PieceLocks locks, DataConfig data, DiskSpace disk) {
        return store instanceof S3AudioStore s3 ? s3.pieces(locks) : new FileAudioPieces(data.dir(), disk);
    }
}
