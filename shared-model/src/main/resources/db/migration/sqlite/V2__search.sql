-- FTS5 numbers its rows, and VACUUM may number those of task_text anew. So the numbers have a table of their own.
CREATE TABLE task_search_row (
  id      INTEGER NOT NULL PRIMARY KEY,
  task_id TEXT    NOT NULL UNIQUE
);

-- Terms are folded in Java and separated by spaces, so the tokenizer only has to split at spaces. Their positions are not stored.
CREATE VIRTUAL TABLE task_search USING fts5 (terms, content = '', detail = none, tokenize = 'ascii');

CREATE TRIGGER task_text_added AFTER INSERT ON task_text BEGIN
  INSERT INTO task_search_row (task_id) VALUES (new.task_id);
  INSERT INTO task_search (rowid, terms) SELECT id, new.terms FROM task_search_row WHERE task_id = new.task_id;
END;

-- A table without content deletes by the terms that were there.
CREATE TRIGGER task_text_changed AFTER UPDATE OF terms ON task_text WHEN new.terms <> old.terms BEGIN
  INSERT INTO task_search (task_search, rowid, terms)
    SELECT 'delete', id, old.terms FROM task_search_row WHERE task_id = old.task_id;
  INSERT INTO task_search (rowid, terms) SELECT id, new.terms FROM task_search_row WHERE task_id = new.task_id;
END;

CREATE TRIGGER task_text_deleted AFTER DELETE ON task_text BEGIN
  INSERT INTO task_search (task_search, rowid, terms)
    SELECT 'delete', id, old.terms FROM task_search_row WHERE task_id = old.task_id;
  DELETE FROM task_search_row WHERE task_id = old.task_id;
END;
