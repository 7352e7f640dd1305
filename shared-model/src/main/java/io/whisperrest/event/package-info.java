/** What the processes tell each other at once: hints that a task changed. The database is the truth; a lost hint loses nothing else. */
package io.whisperrest.event;
