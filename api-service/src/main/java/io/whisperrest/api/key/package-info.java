/** Keys for programs: made once by their owner, good until they expire or are taken back, each for some calls only. */
package io.whisperrest.api.key;
