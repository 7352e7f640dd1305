/** Serves the dashboard, a folder of static files, or a small built-in page without one. Event loop only. */
package io.whisperrest.api.dashboard;
