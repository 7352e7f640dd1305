/**
 * Tasks as a client sees them: submitted, read, cancelled. Start reading at {@code SubmissionService}, which accepts, and
 * {@code TaskService}, which reads and cancels; the classic dialects are in {@code ..api.classic}, what moves accepted work is in
 * {@code ..api.dispatch}.
 */
package io.whisperrest.api.task;
