package io.whisperrest.worker.task;

import io.whisperrest.model.task.Task;
import io.whisperrest.worker.audio.DecodeRequest;
import io.whisperrest.worker.audio.PcmAudio;

/**
 * Files that a player needs in addition to a recording: peaks, and a copy when browsers cannot play the original. A task never fails
 * because of them.
 */
interface Renditions {
    void make(Task task, DecodeRequest request, PcmAudio audio);
}
