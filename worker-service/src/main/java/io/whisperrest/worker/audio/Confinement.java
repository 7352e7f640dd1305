package io.whisperrest.worker.audio;

import java.util.List;

/** Prevents the decoder from reading anything but its file. Implemented as a command that is put in front of the decoder's. */
interface Confinement {
    /** Command prefix for a decoder that reads this one file. */
    List<String> around(DecodeInput input);

    /** Command prefix for an encoder that reads only standard input. */
    List<String> aroundPipes();

    /** Name for the operator. */
    String name();

    /** True when it also cuts off the network. */
    boolean cutsTheNetwork();
}
