-- Terms are folded in Java and separated by spaces, so no parser of the server may split or fold them again.
CREATE INDEX ix_task_text_terms ON task_text USING gin (array_to_tsvector(string_to_array(terms, ' ')));
