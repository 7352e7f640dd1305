/** CDI beans for the parts that both services share. No logic. */
package io.whisperrest.model.boot;
