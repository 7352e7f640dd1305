package io.whisperrest.worker.audio;

import java.util.List;

/** Confines nothing: either a program that only starts another one, or a program that is not installed. */
record FakeConfinement(String name) implements Confinement {
    @Override
    public List<String> around(DecodeInput input) {
        return List.of(name);
    }

    @Override
    public List<String> aroundPipes() {
        return List.of(name);
    }

    @Override
    public boolean cutsTheNetwork() {
        return false;
    }
}
