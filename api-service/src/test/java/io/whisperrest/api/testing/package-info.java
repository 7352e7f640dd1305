/** What the tests of this module share. */
package io.whisperrest.api.testing;
