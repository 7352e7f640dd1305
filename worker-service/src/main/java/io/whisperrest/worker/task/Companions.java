package io.whisperrest.worker.task;

import io.whisperrest.model.task.Task;
import io.whisperrest.worker.audio.DecodeRequest;
import io.whisperrest.worker.audio.PcmAudio;

/** What a player needs beside a recording: peaks, and a copy where browsers cannot play it. No task fails for want of them. */
interface Companions {
    void make(Task task, DecodeRequest request, PcmAudio audio);
}
