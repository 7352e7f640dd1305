/**
 * What users used: reserved before a body, charged by what came of it, told in reports. Decisions about one user follow one
 * another, because each transaction begins by touching the user's row.
 */
package io.whisperrest.api.usage;
