/**
 * What the tools and the worker must agree on: which models are published, and which other files the administrator of a folder allowed.
 *
 * <p>Belongs here: the catalogue with its checksums, the list {@code local.json}, and the lock of a folder. Does not belong here: any
 * format of weights. Written by one process at a time, under {@link io.whisperrest.modeltools.catalog.FolderLock}; reading is thread-safe.
 */
package io.whisperrest.modeltools.catalog;
