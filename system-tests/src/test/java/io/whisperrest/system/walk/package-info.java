/** What the documentation tells a reader to type. */
package io.whisperrest.system.walk;
