package io.whisperrest.worker.abort;

/** The engine stopped because its abort flag was raised. The window has no result. */
public class RecognitionAborted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RecognitionAborted() {
        super("recognition was aborted");
    }
}
