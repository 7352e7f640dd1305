/** Java agents that the tests put into a packaged service: the product itself has no hook for faults. */
package io.whisperrest.system.agent;
