/** The API's types under the dashboard's names. All of them are generated from the OpenAPI document. */
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

/** The configuration for signed-out visitors. */
export type PublicConfig = ConfigResponse;

/** The full configuration, for signed-in users. */
export type Config = Required<Omit<ConfigResponse, 'languages' | 'limits'>> & {
  languages: Required<Language>[];
  limits: Required<Limits>;
};

/** The minimum and maximum of each point of a recording, −128…127, over `duration` seconds. */
export type Peaks = Required<PeaksResponse>;

export type TaskStatus = 'queued' | 'running' | 'success' | 'failure' | 'cancelled';
