-- The whole schema, one text for SQLite and PostgreSQL. Conventions: docs/storage.md.
-- *_at are epoch milliseconds, *_ms are offsets and lengths in milliseconds, booleans are 0 or 1, JSON is TEXT.

CREATE TABLE app_user (
  id                      TEXT   NOT NULL PRIMARY KEY,
  email                   TEXT   NOT NULL,
  email_key               TEXT   NOT NULL,
  password_hash           TEXT,
  role                    TEXT   NOT NULL DEFAULT 'user',
  locale                  TEXT, -- NULL = the browser's
  token_version           BIGINT NOT NULL DEFAULT 0,
  defaults                TEXT   NOT NULL DEFAULT '{}',
  limits                  TEXT   NOT NULL DEFAULT '{}',
  audio_days              BIGINT,
  text_days               BIGINT,
  webhook_secret          TEXT,
  webhook_secret_previous TEXT,
  webhook_secret_until    BIGINT,
  disabled_at             BIGINT,
  closed_at               BIGINT, -- the account was deleted; the row goes with its last task
  touched_at              BIGINT NOT NULL,
  created_at              BIGINT NOT NULL,
  CONSTRAINT uq_app_user_email_key UNIQUE (email_key),
  CONSTRAINT ck_app_user_role CHECK (role IN ('user', 'admin'))
);

CREATE TABLE refresh_token (
  id           TEXT   NOT NULL PRIMARY KEY,
  user_id      TEXT   NOT NULL CONSTRAINT fk_refresh_token_user REFERENCES app_user (id) ON DELETE CASCADE,
  family_id    TEXT   NOT NULL,
  token_hash   TEXT   NOT NULL,
  issued_at    BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL,
  used_at      BIGINT,
  revoked_at   BIGINT,
  last_used_at BIGINT NOT NULL,
  client       TEXT,
  address      TEXT,
  CONSTRAINT uq_refresh_token_hash UNIQUE (token_hash)
);
CREATE INDEX ix_refresh_token_family ON refresh_token (family_id);
CREATE INDEX ix_refresh_token_user ON refresh_token (user_id);
CREATE INDEX ix_refresh_token_expires_at ON refresh_token (expires_at);

CREATE TABLE api_key (
  id           TEXT   NOT NULL PRIMARY KEY,
  user_id      TEXT   NOT NULL CONSTRAINT fk_api_key_user REFERENCES app_user (id) ON DELETE CASCADE,
  name         TEXT   NOT NULL,
  prefix       TEXT   NOT NULL,
  key_hash     TEXT   NOT NULL,
  scopes       TEXT   NOT NULL,
  created_at   BIGINT NOT NULL,
  expires_at   BIGINT,
  last_used_at BIGINT,
  revoked_at   BIGINT,
  CONSTRAINT uq_api_key_prefix UNIQUE (prefix)
);
CREATE INDEX ix_api_key_user ON api_key (user_id);

CREATE TABLE task (
  id                   TEXT   NOT NULL PRIMARY KEY,
  user_id              TEXT   NOT NULL CONSTRAINT fk_task_user REFERENCES app_user (id) ON DELETE CASCADE,
  api_key_id           TEXT   CONSTRAINT fk_task_api_key REFERENCES api_key (id) ON DELETE SET NULL,
  dialect              TEXT   NOT NULL,
  request_id           TEXT,
  status               TEXT   NOT NULL,
  lane                 TEXT   NOT NULL,
  fence                BIGINT NOT NULL DEFAULT 0,
  attempts             BIGINT NOT NULL DEFAULT 0,
  crashes              BIGINT NOT NULL DEFAULT 0,
  worker               TEXT,
  heartbeat_at         BIGINT,
  next_attempt_at      BIGINT,
  name                 TEXT,
  model                TEXT   NOT NULL,
  language             TEXT,
  options              TEXT   NOT NULL, -- JSON, the fields of TaskOptions
  metadata             TEXT,
  audio_key            TEXT,
  audio_bytes          BIGINT NOT NULL,
  audio_sha256         TEXT   NOT NULL,
  audio_format         TEXT   NOT NULL,
  media_type           TEXT   NOT NULL,
  audio_ms             BIGINT,
  playable             BIGINT NOT NULL DEFAULT 0,
  peaks                BIGINT NOT NULL DEFAULT 0,
  detected_language    TEXT,
  language_probability DOUBLE PRECISION,
  languages            TEXT, -- of a task that succeeded: the share of each language
  windows_done         BIGINT NOT NULL DEFAULT 0,
  windows_total        BIGINT,
  done_ms              BIGINT NOT NULL DEFAULT 0,
  processing_ms        BIGINT NOT NULL DEFAULT 0,
  warnings             TEXT,
  preview              TEXT,
  failure_code         TEXT,
  failure_detail       TEXT,
  transcript_version   BIGINT NOT NULL DEFAULT 1,
  retry_of             TEXT   CONSTRAINT fk_task_retry_of REFERENCES task (id) ON DELETE SET NULL,
  webhook_url          TEXT,
  created_at           BIGINT NOT NULL,
  started_at           BIGINT,
  finished_at          BIGINT,
  deleted_at           BIGINT,
  expires_at           BIGINT,
  audio_expires_at     BIGINT,
  CONSTRAINT ck_task_status CHECK (status IN ('QUEUED', 'RUNNING', 'SUCCESS', 'FAILURE', 'CANCELLED')),
  CONSTRAINT ck_task_lane CHECK (lane IN ('hi', 'normal', 'bulk')),
  CONSTRAINT ck_task_worker CHECK ((status = 'RUNNING') = (worker IS NOT NULL)),
  CONSTRAINT ck_task_finished CHECK ((status IN ('SUCCESS', 'FAILURE', 'CANCELLED')) = (finished_at IS NOT NULL)),
  CONSTRAINT ck_task_failure CHECK ((status = 'FAILURE') = (failure_code IS NOT NULL)),
  CONSTRAINT ck_task_started CHECK (status <> 'RUNNING' OR (fence > 0 AND started_at IS NOT NULL)),
  CONSTRAINT ck_task_windows CHECK (windows_total IS NULL OR windows_done <= windows_total),
  CONSTRAINT ck_task_success CHECK (status <> 'SUCCESS' OR (windows_total IS NOT NULL AND windows_done = windows_total)),
  CONSTRAINT ck_task_counters CHECK (fence >= 0 AND attempts >= 0 AND crashes >= 0 AND windows_done >= 0
                                     AND done_ms >= 0 AND processing_ms >= 0 AND audio_bytes >= 0),
  CONSTRAINT ck_task_flags CHECK (playable IN (0, 1) AND peaks IN (0, 1))
);
CREATE INDEX ix_task_user_created_at ON task (user_id, created_at, id);
CREATE INDEX ix_task_user_status ON task (user_id, status, created_at);
CREATE INDEX ix_task_user_audio_sha256 ON task (user_id, audio_sha256);
CREATE INDEX ix_task_audio_key ON task (audio_key);
CREATE INDEX ix_task_status_heartbeat_at ON task (status, heartbeat_at) WHERE status IN ('QUEUED', 'RUNNING');
CREATE INDEX ix_task_expires_at ON task (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX ix_task_audio_expires_at ON task (audio_expires_at) WHERE audio_expires_at IS NOT NULL;
CREATE INDEX ix_task_deleted_at ON task (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE segment (
  task_id           TEXT   NOT NULL CONSTRAINT fk_segment_task REFERENCES task (id) ON DELETE CASCADE,
  seq               BIGINT NOT NULL,
  window_index      BIGINT NOT NULL,
  window_start_ms   BIGINT NOT NULL,
  fence             BIGINT NOT NULL,
  start_ms          BIGINT NOT NULL,
  end_ms            BIGINT NOT NULL,
  text              TEXT   NOT NULL,
  words             TEXT,
  tokens            TEXT,
  language          TEXT,
  channel           BIGINT,
  speaker           TEXT,
  avg_logprob       DOUBLE PRECISION,
  no_speech_prob    DOUBLE PRECISION,
  compression_ratio DOUBLE PRECISION,
  temperature       DOUBLE PRECISION,
  PRIMARY KEY (task_id, seq),
  CONSTRAINT ck_segment_times CHECK (0 <= start_ms AND start_ms <= end_ms),
  CONSTRAINT ck_segment_fence CHECK (fence > 0)
);
CREATE INDEX ix_segment_window ON segment (task_id, window_index);

CREATE TABLE suppressed_segment (
  task_id      TEXT   NOT NULL CONSTRAINT fk_suppressed_segment_task REFERENCES task (id) ON DELETE CASCADE,
  n            BIGINT NOT NULL,
  window_index BIGINT NOT NULL,
  fence        BIGINT NOT NULL,
  start_ms     BIGINT NOT NULL,
  end_ms       BIGINT NOT NULL,
  text         TEXT   NOT NULL,
  reason       TEXT   NOT NULL,
  PRIMARY KEY (task_id, n),
  CONSTRAINT ck_suppressed_segment_reason CHECK (reason IN ('credit_phrase', 'silence', 'repetition', 'low_logprob'))
);

CREATE TABLE task_text (
  task_id TEXT NOT NULL PRIMARY KEY CONSTRAINT fk_task_text_task REFERENCES task (id) ON DELETE CASCADE,
  name    TEXT NOT NULL,
  text    TEXT NOT NULL,
  terms   TEXT NOT NULL
);

CREATE TABLE attempt_error (
  task_id TEXT   NOT NULL CONSTRAINT fk_attempt_error_task REFERENCES task (id) ON DELETE CASCADE,
  number  BIGINT NOT NULL,
  fence   BIGINT NOT NULL,
  code    TEXT   NOT NULL,
  detail  TEXT   NOT NULL,
  at      BIGINT NOT NULL,
  PRIMARY KEY (task_id, number)
);

CREATE TABLE transcript_version (
  task_id          TEXT   NOT NULL CONSTRAINT fk_transcript_version_task REFERENCES task (id) ON DELETE CASCADE,
  version          BIGINT NOT NULL,
  segments         TEXT   NOT NULL,
  speakers         TEXT,
  segments_changed BIGINT NOT NULL,
  author           TEXT   NOT NULL,
  created_at       BIGINT NOT NULL,
  PRIMARY KEY (task_id, version),
  CONSTRAINT ck_transcript_version_number CHECK (version >= 2)
);

CREATE TABLE outbox (
  task_id       TEXT   NOT NULL CONSTRAINT fk_outbox_task REFERENCES task (id) ON DELETE CASCADE,
  kind          TEXT   NOT NULL,
  user_id       TEXT   NOT NULL, -- this and the next two as in the task
  lane          TEXT   NOT NULL,
  model         TEXT   NOT NULL,
  resumed       BIGINT NOT NULL DEFAULT 0, -- 1: windows of it are committed already
  created_at    BIGINT NOT NULL,
  claimed_until BIGINT,
  sent_at       BIGINT,
  PRIMARY KEY (task_id, kind),
  CONSTRAINT ck_outbox_kind CHECK (kind IN ('ENQUEUE', 'CANCEL'))
);
CREATE INDEX ix_outbox_waiting ON outbox (user_id, lane, model, created_at, task_id) WHERE kind = 'ENQUEUE' AND sent_at IS NULL;
CREATE INDEX ix_outbox_model ON outbox (model) WHERE kind = 'ENQUEUE' AND sent_at IS NULL;
CREATE INDEX ix_outbox_resumed ON outbox (created_at) WHERE kind = 'ENQUEUE' AND sent_at IS NULL AND resumed = 1;
CREATE INDEX ix_outbox_claimed ON outbox (claimed_until) WHERE kind = 'ENQUEUE' AND sent_at IS NULL AND claimed_until IS NOT NULL;
CREATE INDEX ix_outbox_admitted ON outbox (user_id, model) WHERE kind = 'ENQUEUE' AND sent_at IS NOT NULL;
CREATE INDEX ix_outbox_cancelled ON outbox (created_at) WHERE kind = 'CANCEL' AND sent_at IS NULL;

CREATE TABLE usage (
  task_id       TEXT   NOT NULL PRIMARY KEY,
  user_id       TEXT   NOT NULL CONSTRAINT fk_usage_user REFERENCES app_user (id) ON DELETE CASCADE,
  api_key_id    TEXT,
  day           TEXT   NOT NULL,
  model         TEXT   NOT NULL,
  language      TEXT,
  state         TEXT   NOT NULL,
  upload_bytes  BIGINT NOT NULL,
  audio_ms      BIGINT NOT NULL DEFAULT 0,
  processing_ms BIGINT NOT NULL DEFAULT 0,
  wait_ms       BIGINT,
  created_at    BIGINT NOT NULL,
  finished_at   BIGINT,
  CONSTRAINT ck_usage_state CHECK (state IN ('RESERVED', 'ACCEPTED', 'SUCCESS', 'FAILURE', 'CANCELLED'))
);
CREATE INDEX ix_usage_user_day ON usage (user_id, day);

CREATE TABLE idempotency (
  user_id      TEXT   NOT NULL CONSTRAINT fk_idempotency_user REFERENCES app_user (id) ON DELETE CASCADE,
  idem_key     TEXT   NOT NULL,
  state        TEXT   NOT NULL,
  digest       TEXT,
  locked_until BIGINT,
  status_code  BIGINT,
  location     TEXT,
  body         TEXT,
  task_id      TEXT,
  created_at   BIGINT NOT NULL,
  PRIMARY KEY (user_id, idem_key),
  CONSTRAINT ck_idempotency_state CHECK (state IN ('RECEIVING', 'DONE'))
);
CREATE INDEX ix_idempotency_created_at ON idempotency (created_at);

CREATE TABLE upload (
  id           TEXT   NOT NULL PRIMARY KEY,
  user_id      TEXT   NOT NULL CONSTRAINT fk_upload_user REFERENCES app_user (id) ON DELETE CASCADE,
  length       BIGINT NOT NULL,
  name         TEXT,
  media_type   TEXT,
  created_at   BIGINT NOT NULL,
  task_id      TEXT,
  locked_by    TEXT, -- the writer of its bytes, when they are in S3
  locked_until BIGINT
);
CREATE INDEX ix_upload_user ON upload (user_id);

CREATE TABLE webhook_endpoint (
  id               TEXT   NOT NULL PRIMARY KEY,
  user_id          TEXT   NOT NULL CONSTRAINT fk_webhook_endpoint_user REFERENCES app_user (id) ON DELETE CASCADE,
  url              TEXT   NOT NULL,
  events           TEXT   NOT NULL,
  include          TEXT   NOT NULL DEFAULT 'none',
  description      TEXT,
  secret           TEXT   NOT NULL,
  secret_previous  TEXT,
  secret_until     BIGINT,
  enabled          BIGINT NOT NULL DEFAULT 1,
  paused_at        BIGINT,
  pause_reason     TEXT,
  failures_in_row  BIGINT NOT NULL DEFAULT 0,
  first_failure_at BIGINT,
  last_success_at  BIGINT,
  created_at       BIGINT NOT NULL,
  CONSTRAINT ck_webhook_endpoint_include CHECK (include IN ('none', 'text', 'transcript')),
  CONSTRAINT ck_webhook_endpoint_enabled CHECK (enabled IN (0, 1))
);
CREATE INDEX ix_webhook_endpoint_user ON webhook_endpoint (user_id);

CREATE TABLE webhook_delivery (
  id              TEXT   NOT NULL PRIMARY KEY,
  task_id         TEXT   CONSTRAINT fk_webhook_delivery_task REFERENCES task (id) ON DELETE CASCADE,
  target          TEXT   NOT NULL,
  endpoint_id     TEXT   CONSTRAINT fk_webhook_delivery_endpoint REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
  url             TEXT   NOT NULL,
  event           TEXT   NOT NULL,
  body            TEXT   NOT NULL,
  state           TEXT   NOT NULL,
  attempts        TEXT   NOT NULL DEFAULT '[]',
  next_attempt_at BIGINT,
  claimed_until   BIGINT,
  created_at      BIGINT NOT NULL,
  finished_at     BIGINT,
  CONSTRAINT uq_webhook_delivery_event UNIQUE (task_id, target, event),
  CONSTRAINT ck_webhook_delivery_state CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED'))
);
CREATE INDEX ix_webhook_delivery_due ON webhook_delivery (next_attempt_at) WHERE state = 'PENDING';

CREATE TABLE worker (
  id         TEXT   NOT NULL PRIMARY KEY,
  slots      BIGINT NOT NULL,
  version    TEXT   NOT NULL,
  model      TEXT   NOT NULL,
  models     TEXT   NOT NULL,
  device     TEXT   NOT NULL,
  state      TEXT   NOT NULL,
  rtfx       DOUBLE PRECISION,
  started_at BIGINT NOT NULL,
  seen_at    BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE share (
  id         TEXT   NOT NULL PRIMARY KEY,
  user_id    TEXT   NOT NULL CONSTRAINT fk_share_user REFERENCES app_user (id) ON DELETE CASCADE,
  task_id    TEXT   NOT NULL CONSTRAINT fk_share_task REFERENCES task (id) ON DELETE CASCADE,
  audio      BIGINT NOT NULL DEFAULT 0,
  token_hash TEXT   NOT NULL,
  expires_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  revoked_at BIGINT,
  CONSTRAINT uq_share_token_hash UNIQUE (token_hash),
  CONSTRAINT ck_share_audio CHECK (audio IN (0, 1))
);
CREATE INDEX ix_share_user ON share (user_id);
CREATE INDEX ix_share_task ON share (task_id);

CREATE TABLE password_link (
  id         TEXT   NOT NULL PRIMARY KEY,
  user_id    TEXT   NOT NULL CONSTRAINT fk_password_link_user REFERENCES app_user (id) ON DELETE CASCADE,
  token_hash TEXT   NOT NULL,
  expires_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  revoked_at BIGINT,
  CONSTRAINT uq_password_link_token_hash UNIQUE (token_hash)
);

CREATE TABLE audit_entry (
  id      TEXT   NOT NULL PRIMARY KEY,
  who     TEXT,
  what    TEXT   NOT NULL,
  subject TEXT,
  address TEXT,
  at      BIGINT NOT NULL
);
CREATE INDEX ix_audit_entry_at ON audit_entry (at);

-- Signing keys of access tokens, encrypted; empty on SQLite, where they are files.
CREATE TABLE signing_key (
  number     BIGINT NOT NULL PRIMARY KEY,
  jwk        TEXT   NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE setting (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
