/** Which models this server runs, and how fast. Loads none. */
package io.whisperrest.api.model;
