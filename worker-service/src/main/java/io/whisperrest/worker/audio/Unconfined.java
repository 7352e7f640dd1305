package io.whisperrest.worker.audio;

import java.util.List;

/** For a host without confinement: the decoder can read whatever the worker can. */
final class Unconfined implements Confinement {
    @Override
    public List<String> around(DecodeInput input) {
        return List.of();
    }

    @Override
    public List<String> aroundPipes() {
        return List.of();
    }

    @Override
    public String name() {
        return "nothing";
    }

    @Override
    public boolean cutsTheNetwork() {
        return false;
    }
}
