/** How texts are found: by words and their forms, with the index that each database has. docs/search.md describes it. */
package io.whisperrest.model.search;
