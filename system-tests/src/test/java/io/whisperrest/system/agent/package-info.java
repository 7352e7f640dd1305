/** Java agents that tests add to a packaged service, because the product itself has no hooks for faults. */
package io.whisperrest.system.agent;
