/** What Prometheus can ask about the queue and the stores. The alerts and the runbook name these metrics: docs/runbook.md. */
package io.whisperrest.api.metric;
