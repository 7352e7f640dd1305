/** Serves the built dashboard, a folder of static files, or a small page of its own where there is none. Event loop only. */
package io.whisperrest.api.dashboard;
