/** The server's shapes under the interface's words. Generated from the OpenAPI document; nothing is written twice. */
export type {
  Account,
  AuditEntry,
  DeadTask,
  Key as ApiKey,
  Model,
  Queue,
  SegmentResponse as Segment,
  Session,
  Settings,
  SuppressedResponse as Suppressed,
  TaskPage,
  TaskResponse as Task,
  TranscriptResponse as Transcript,
  TranscriptVersion,
  Usage,
  UsageFigures,
  UsageOfUser,
  User,
  UserChange,
  UserLimits,
  WarningResponse as Warning,
  Webhook,
  WebhookDelivery,
  WebhookRequest,
  WordResponse as Word,
} from '@/types/api.gen/types.gen';
import type { ConfigResponse, Language, Limits, Peaks as PeaksResponse } from '@/types/api.gen/types.gen';

/** What the server tells anybody. */
export type PublicConfig = ConfigResponse;

/** What the server tells a signed-in user: everything. */
export type Config = Required<Omit<ConfigResponse, 'languages' | 'limits'>> & {
  languages: Required<Language>[];
  limits: Required<Limits>;
};

/** The lowest and highest value of each point of a recording, −128…127, over `duration` seconds. */
export type Peaks = Required<PeaksResponse>;

export type TaskStatus = 'queued' | 'running' | 'success' | 'failure' | 'cancelled';
