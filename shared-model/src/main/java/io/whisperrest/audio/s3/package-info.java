/** Audio in a bucket of an S3-compatible server. docs/s3.md describes its objects. Thread-safe. */
package io.whisperrest.audio.s3;
