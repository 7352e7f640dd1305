/** A recording that crashes the engine, by a Java agent in the worker: the product itself has no hook for it. */
package io.whisperrest.system.poison;
