/**
 * Usage of users: reserved before a body is read, charged by the result, shown in reports. Decisions about one user run one after
 * another, because each transaction first locks the user's row.
 */
package io.whisperrest.api.usage;
