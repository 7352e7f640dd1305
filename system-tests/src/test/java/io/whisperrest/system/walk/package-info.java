/** The commands that the documentation tells readers to type. */
package io.whisperrest.system.walk;
