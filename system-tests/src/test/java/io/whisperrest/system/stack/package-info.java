/** The packaged services as processes of a test: started, asked over HTTP, stopped, frozen and killed. */
package io.whisperrest.system.stack;
