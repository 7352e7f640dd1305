/** What operators watch: metrics, alerts, dashboard, runbook. */
package io.whisperrest.system.monitoring;
