/** A recording that crashes the engine. A Java agent in the worker causes the crash, because the product has no hook for it. */
package io.whisperrest.system.poison;
