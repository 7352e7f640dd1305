package io.whisperrest.api.limit;

/** Something a user holds while it lasts, a stream or a wait; to be given back, once or more often. */
public interface Place {
    void giveBack();
}
