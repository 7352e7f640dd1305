/** Helpers shared by the tests of this module. */
package io.whisperrest.api.testing;
