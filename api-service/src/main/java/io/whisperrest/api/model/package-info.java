/** Which models this server runs, and how fast. Loads none itself. */
package io.whisperrest.api.model;
